import { countWords } from "#lib/text/words";
import { shorten } from "../../pipelines/summary/shorten.ts";
import { noUsage } from "../../pipelines/writing/ask-writer.ts";
import type { SuiteItem, SuiteStage } from "../suite.ts";

const SENTENCES = [
  "The Tarnside ferry, which had been out of service for most of the winter, returned to its usual timetable on 14 March.",
  "The workshop in Orvane, founded by two sisters with a small loan, now repairs 340 accordions every year for players across the region.",
  "Members of the Brennholm choir, many of whom were beginners, gave 27 concerts in village halls last year.",
  "The new footpath, paid for by a lottery grant and by gifts, runs for 6.4 kilometres between Halvard Mill and the lighthouse.",
  "Kestrel Dairy, a cooperative of nineteen farms in the upper valley, sold 88 tonnes of its smoked cheese in the spring.",
  "The museum, whose roof had to be replaced after a storm, will show 112 ship models from the Ostrel collection until October.",
  "Engineers at the Pellworth pumping station, working mostly at night, replaced eleven valves that dated from 1958.",
  "The Lindmoor school garden, which began with six raised beds behind the gym, supplies vegetables to the canteen on three days a week.",
  "Ticket sales for the Varrick lamp festival, helped by a week of mild weather, reached 15,600 before the gates opened.",
  "The Sollinge bakery, run by the same family since it opened, uses 21 kinds of flour and sells its bread at four markets.",
];

const items: SuiteItem[] = SENTENCES.map((text) => ({
  async run(context) {
    const { byModel, refused } = await shorten({ text, words: countWords(text) }, {}, context, noUsage());
    return byModel ? null : (refused ?? "empty");
  },
}));

export const shortenSentence: SuiteStage = { stage: "shorten-sentence", items };

/** The same by a model that was made for it. */
export const summariseText: SuiteStage = { stage: "summarise-text", items };
