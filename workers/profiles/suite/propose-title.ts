import { tryTitles } from "../../pipelines/article/titles.ts";
import { noUsage } from "../../pipelines/writing/ask-writer.ts";
import { mostFrequent } from "../most-frequent.ts";
import type { SuiteStage } from "../suite.ts";

const TEXTS = [
  {
    topic: "the lock at Tarnside",
    text: "The Tarnside lock was rebuilt in 1987. It lifts boats by 3.2 metres and opens at six in the morning. In summer more than ninety boats pass it each day.",
  },
  {
    topic: "cheese",
    text: "Kestrel Dairy smokes its cheese over beech wood for eleven hours. Nineteen farms of the upper valley bring their milk. Most of the cheese is sold at markets nearby.",
  },
  {
    topic: "a festival of lamps",
    text: "Volunteers light 2,400 paper lamps along the river on the first evening in Varrick. Children carry the lamps through the old town. The festival lasts three days.",
  },
  {
    topic: "accordions",
    text: "The workshop in Orvane repairs old accordions for players across the region. Each accordion is tuned twice. Two sisters began the workshop with a small loan.",
  },
  {
    topic: "the school garden",
    text: "Pupils of the Lindmoor school grow vegetables for the canteen. They planted apple trees beside the garden in 2016. In autumn they press the juice themselves.",
  },
  {
    topic: "ship models",
    text: "The museum shows ship models from the Ostrel collection until October. Ilse Marrow built the smallest model from a walnut shell. Visitors may touch three of them.",
  },
  {
    topic: "floods",
    text: "Four pumps keep the cellars of Pellworth dry during the spring floods. The pumping station was built by the town itself. Engineers replaced its old valves at night.",
  },
  {
    topic: "bread",
    text: "The Sollinge bakery uses 21 kinds of flour. Its oven is heated with wood from its own forest. Customers queue before sunrise on market days.",
  },
  {
    topic: "a path to the lighthouse",
    text: "A new footpath runs between Halvard Mill and the lighthouse. A wooden bridge carries it over the river Senn. Walkers see seals from the dunes in winter.",
  },
  {
    topic: "a village choir",
    text: "Torvald Brekke has led the Brennholm choir for nineteen years. Singers of all ages rehearse in the old fire station. The choir gave concerts in village halls last year.",
  },
];

export const proposeTitle: SuiteStage = {
  stage: "propose-title",
  items: TEXTS.map(({ topic, text }) => ({
    async run(context) {
      const { titles, refused } = await tryTitles(topic, text, context, noUsage());
      return titles.length > 0 ? null : (mostFrequent(refused) ?? "empty");
    },
  })),
};
