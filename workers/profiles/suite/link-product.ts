import { tryLink } from "../../pipelines/product-description/link.ts";
import { noUsage } from "../../pipelines/writing/ask-writer.ts";
import { mostFrequent } from "../most-frequent.ts";
import type { SuiteStage } from "../suite.ts";

/** Products with one fact each. */
const PRODUCTS = [
  ["ash wood bread box", "Material", "ash wood"],
  ["linen apron", "Pockets", "2"],
  ["folding camp stool", "Weight", "1.4 kg"],
  ["enamel coffee pot", "Volume", "1.2 l"],
  ["wool hiking socks", "Sizes", "36 to 45"],
  ["desk lamp", "Cable", "1.8 m"],
  ["canvas shopping bag", "Colour", "dark green"],
  ["watercolour set", "Colours", "24"],
  ["bicycle bell", "Diameter", "55 mm"],
  ["glass water carafe", "Height", "28 cm"],
] as const;

export const linkOfProduct: SuiteStage = {
  stage: "link-product",
  items: PRODUCTS.map(([name, fact, value]) => ({
    async run(context) {
      const { text, refused } = await tryLink({ name, facts: [{ name: fact, value }] }, context, noUsage());
      return text === null ? (mostFrequent(refused) ?? "empty") : null;
    },
  })),
};
