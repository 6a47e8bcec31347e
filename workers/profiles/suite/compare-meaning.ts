import { dot } from "#lib/text/similarity";
import { embedTexts } from "../../pipelines/sources/embed-texts.ts";
import type { SuiteStage } from "../suite.ts";

/** A sentence, one that says about the same in other words, and one that shares words and says something else. */
const TRIPLES = [
  ["The ferry does not sail in bad weather.", "Storms stop the boat.", "The ferry serves hot soup in the morning."],
  [
    "The bakery sells out before noon.",
    "All the bread is gone by midday.",
    "The bakery is painted in a cheerful yellow.",
  ],
  [
    "Children learn to swim in the lake.",
    "Kids are taught swimming in open water.",
    "The lake is named after a general.",
  ],
  [
    "The bridge is closed for repairs.",
    "Nobody can cross while workers mend it.",
    "The bridge appears on an old stamp.",
  ],
  ["Wolves returned to the forest.", "Wild predators live in the woods again.", "The forest road was paved twice."],
  ["The museum charges no admission.", "Visitors get in for free.", "The museum bought a new lift for its visitors."],
  [
    "She repairs old clocks for a living.",
    "Her job is mending antique timepieces.",
    "She bought an old house for her parents.",
  ],
  [
    "The harvest was poor because of drought.",
    "Too little rain ruined the crops.",
    "The harvest festival begins with a dance.",
  ],
  [
    "The council raised parking fees.",
    "It now costs more to leave a car in town.",
    "The council elected a new chair in March.",
  ],
  ["The choir rehearses every Thursday.", "Singers practise once a week.", "The choir wears blue scarves on stage."],
] as const;

export const compareMeaning: SuiteStage = {
  stage: "compare-meaning",
  items: TRIPLES.map((texts) => ({
    async run(context) {
      const { vectors } = await embedTexts(texts, context);
      const [one, near, far] = vectors;
      if (!one || !near || !far) return "empty";
      return dot(one, near) > dot(one, far) ? null : "nearer-to-the-wrong-one";
    },
  })),
};
