import { outlineFreely } from "../../pipelines/article/unsourced/outline.ts";
import { writeFreely } from "../../pipelines/article/unsourced/write-section.ts";
import { noUsage } from "../../pipelines/writing/ask-writer.ts";
import type { SuiteStage } from "../suite.ts";

/** A topic with its headings; the second one is written after the first. */
const BRIEFS = [
  ["How to repair a wooden garden bench", "What tends to break first", "Choosing the right glue and screws"],
  ["Why village libraries lend out tools", "What neighbours gain from sharing tools", "Looking after a shared drill"],
  ["Keeping a ferry crew awake on night shifts", "Why tired sailors make mistakes", "Breaks that help the crew"],
  ["Growing vegetables behind a school", "Getting the soil ready with pupils", "What happens in the holidays"],
  ["Singing in a choir without reading music", "Learning a song by ear", "How the choir leader can help"],
  ["Baking bread in a wood-fired oven", "How the oven stores heat", "Mistakes with the dough"],
  ["Walking through the dunes in winter", "What to wear in wind and rain", "Leaving the seals in peace"],
  ["Tuning an old accordion", "Why reeds go out of tune", "When the workshop should do it"],
  ["Protecting cellars from a spring flood", "How water gets into a cellar", "What pumps can and cannot do"],
  ["Lighting a festival with paper lamps", "Making lamps with children", "Fire and safety near lamps"],
] as const;

const WORDS = 90;

export const writeWithoutSources: SuiteStage = {
  stage: "write-freely",
  items: BRIEFS.map(([topic, ...headings]) => ({
    async run(context) {
      const before: string[] = [];
      for (const heading of headings) {
        const order = { heading, headings, words: WORDS, before };
        const { sentences, refused } = await writeFreely(order, { topic }, context, noUsage());
        if (refused !== null) return refused;
        before.push(...sentences);
      }
      return null;
    },
  })),
};

export const outlineWithoutSources: SuiteStage = {
  stage: "outline-freely",
  items: BRIEFS.map(([topic]) => ({
    run: async (context) => (await outlineFreely({ topic }, context, noUsage())).refused,
  })),
};
