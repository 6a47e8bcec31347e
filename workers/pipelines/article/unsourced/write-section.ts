/** One section from the brief alone, by a model that has passed its self-test in this. */
import type { TopicBrief } from "#lib/kinds/text/schema";
import { splitSentences } from "#lib/text/sentences";
import { wordPattern } from "#lib/text/word-pattern";
import type { PipelineContext } from "../../pipeline.ts";
import { askWriter, type Usage } from "../../writing/ask-writer.ts";
import { checkUnsourced, type CheckedSection } from "./section-check.ts";

export type SectionOrder = {
  heading: string;
  headings: readonly string[];
  words: number;
  before: readonly string[];
};

const VARIANTS = 2;
const TEMPERATURE = 0.4;
/** Tokens for a word, with room for the end of the last sentence. */
const TOKENS_PER_WORD = 1.8;

/** The first of two tries that passes, else the second with why it did not. */
export async function writeFreely(
  order: SectionOrder,
  brief: TopicBrief,
  context: PipelineContext,
  usage: Usage,
): Promise<CheckedSection> {
  let checked: CheckedSection = { sentences: [], refused: "empty" };
  for (let variant = 0; variant < VARIANTS && checked.refused !== null; variant += 1) {
    const answer = await askWriter(context, usage, {
      messages: promptFor(order, brief, context.guidelines),
      maxTokens: Math.round(order.words * TOKENS_PER_WORD) + 40,
      temperature: TEMPERATURE,
      variant,
    });
    checked = checkUnsourced(cutAtLastSentence(answer ?? ""), {
      given: givenBy(brief, order.headings),
      heading: order.heading,
      words: order.words,
      before: order.before,
      avoid: wordPattern(context.forbiddenWords),
    });
  }
  return checked;
}

/** All that may be taken for known. */
function givenBy({ topic, audience, outline }: TopicBrief, headings: readonly string[]): string {
  return [topic, audience, ...(outline ?? []), ...headings].filter(Boolean).join(". ");
}

/** A limit of tokens cuts in the middle of a sentence. */
function cutAtLastSentence(answer: string): string {
  const text = answer.replace(/\s+/g, " ").trim();
  if (/[.!?]["”’)]*$/.test(text)) return text;
  const last = splitSentences(text, "en").at(-1);
  return last ? text.slice(0, last.start).trim() : "";
}

function promptFor({ heading, headings, words, before }: SectionOrder, brief: TopicBrief, guidelines: string) {
  const manner = [
    brief.tone && `Tone: ${brief.tone}.`,
    brief.audience && `Readers: ${brief.audience}.`,
    guidelines.trim() && `House rules: ${guidelines.trim().slice(0, 600)}`,
  ].filter(Boolean);
  const earlier = before.length > 0 ? `\nSaid before: ${before.slice(-3).join(" ")}` : "";
  return [
    {
      role: "system" as const,
      content:
        `You write one section of a text in plain sentences. You explain and give reasons. You add no numbers, no dates and no names of people, places, companies or products that the topic does not name. You write no heading and no list. ${manner.join(" ")}`.trim(),
    },
    {
      role: "user" as const,
      content: `Topic: ${brief.topic}\nSections: ${headings.join("; ")}${earlier}\nWrite the section “${heading}” in about ${words} words.`,
    },
  ];
}
