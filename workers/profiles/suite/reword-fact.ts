import { countWords } from "#lib/text/words";
import { writeSection } from "../../pipelines/article/write-section.ts";
import type { Fact } from "../../pipelines/article/facts.ts";
import type { PipelineSource } from "../../pipelines/pipeline.ts";
import { noUsage } from "../../pipelines/writing/ask-writer.ts";
import { mostFrequent } from "../most-frequent.ts";
import type { SuiteStage } from "../suite.ts";

const SECTIONS = [
  {
    heading: "The Tarnside lock",
    facts: ["The Tarnside lock was rebuilt in 1987 and lifts boats by 3.2 metres."],
  },
  {
    heading: "Cheese from the valley",
    facts: ["Kestrel Dairy smokes its cheese over beech wood for eleven hours."],
  },
  {
    heading: "The lamp festival",
    facts: ["Volunteers light 2,400 paper lamps along the river on the first evening."],
  },
  {
    heading: "Accordions from Orvane",
    facts: ["The Orvane workshop tunes each accordion twice before a customer collects it."],
  },
  {
    heading: "A garden for the school",
    facts: ["Pupils of the Lindmoor school planted 64 apple trees beside the garden in 2016."],
  },
  {
    heading: "Ship models",
    facts: ["The Ostrel collection was given to the museum by Ilse Marrow in 1994."],
  },
  {
    heading: "The pumping station",
    facts: ["Four pumps keep the cellars of Pellworth dry during the spring floods."],
  },
  {
    heading: "Bread on the market",
    facts: ["The Sollinge bakery sells 730 loaves at the Saturday market in Varrick."],
  },
  {
    heading: "The footpath",
    facts: ["A wooden bridge near Halvard Mill carries the footpath over the Senn."],
  },
  {
    heading: "The choir",
    facts: ["Torvald Brekke has led the Brennholm choir for nineteen years without a fee."],
  },
];

const source: PipelineSource = { id: "suite", title: "Self-test", language: "en", text: "", passages: [] };

function factOf(text: string): Fact {
  const words = countWords(text);
  const sentence = { text, start: 0, end: text.length, words, paragraph: 0, opensSource: false, fault: null };
  return { sentences: [{ source: { ...source, text }, ...sentence }], text, words, vector: new Float32Array() };
}

export const rewordFact: SuiteStage = {
  stage: "reword-fact",
  items: SECTIONS.map(({ heading, facts }) => ({
    async run(context) {
      const { said, dropped } = await writeSection(heading, facts.map(factOf), { topic: heading }, context, noUsage());
      return said.some(({ byModel }) => byModel) ? null : (mostFrequent(dropped) ?? "empty");
    },
  })),
};
