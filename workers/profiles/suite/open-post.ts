import { tryOpening } from "../../pipelines/blog-post/propose-opening.ts";
import { noUsage } from "../../pipelines/writing/ask-writer.ts";
import { mostFrequent } from "../most-frequent.ts";
import type { SuiteStage } from "../suite.ts";

/** What a post is about, for whom, and the text that stands under its opening. */
const POSTS = [
  ["the Tarnside lock", "boat owners", "The Tarnside lock lifts boats by 3.2 metres. It was rebuilt in 1987."],
  ["smoked cheese", "home cooks", "Kestrel Dairy smokes its cheese over beech wood for eleven hours."],
  ["lamps on the river", "families", "Volunteers light paper lamps along the river on the first evening in Varrick."],
  ["old accordions", "musicians", "The workshop in Orvane repairs old accordions. Each accordion is tuned twice."],
  [
    "vegetables from the school",
    "teachers",
    "Pupils of the Lindmoor school grow vegetables for the canteen behind the gym.",
  ],
  ["small ships", "collectors", "Ilse Marrow built the smallest ship of the Ostrel collection from a walnut shell."],
  ["spring floods", "house owners", "Four pumps keep the cellars of Pellworth dry when the river rises in spring."],
  ["fresh bread", "early risers", "The Sollinge bakery heats its oven with wood. Customers queue before sunrise."],
  ["a new footpath", "walkers", "A wooden bridge carries the new footpath over the river Senn to the lighthouse."],
  ["singing together", "beginners", "Singers of all ages rehearse with Torvald Brekke in the old fire station."],
] as const;

export const openingOfPost: SuiteStage = {
  stage: "open-post",
  items: POSTS.map(([topic, audience, text]) => ({
    async run(context) {
      const { question, refused } = await tryOpening({ topic, audience }, text, context, noUsage());
      return question === null ? (mostFrequent(refused) ?? "empty") : null;
    },
  })),
};
