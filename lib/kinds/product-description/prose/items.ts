/** Facts as items of a list: one each, or several that belong together where a channel takes few. */
import type { ReadFact } from "../facts/read.ts";
import type { FactType } from "../facts/types.ts";
import type { ChannelRules } from "../schema.ts";
import type { FactSentence } from "./sentences.ts";
import { capital } from "./words.ts";

const TOGETHER: FactType[][] = [
  ["brand", "material", "colour", "size"],
  ["capacity", "dimensions", "height", "width", "depth", "length", "diameter", "thickness", "weight"],
  ["power", "voltage", "storage", "compatibility", "suitable", "other"],
  ["feature"],
  ["included", "care", "certificate", "origin", "warranty", "price", "code"],
];

/** The table's own words. A feature that is there needs no “yes”. */
export function itemOf({ index, name, value, yes }: ReadFact): FactSentence {
  const text = yes === true ? `**${capital(name)}**` : `**${capital(name)}:** ${value.replace(/\s+/g, " ")}`;
  return { text, facts: [index] };
}

/** At most as many items as the channel takes, each within its length; what does not fit is left out. */
export function grouped(facts: readonly ReadFact[], { bullets, bulletLength }: ChannelRules): FactSentence[] {
  if (facts.length <= bullets) return facts.map(itemOf);
  return TOGETHER.map((types) => facts.filter(({ type }) => types.includes(type)))
    .filter((group) => group.length > 0)
    .slice(0, bullets)
    .map((group) => joined(group, bulletLength));
}

function joined(group: readonly ReadFact[], most: number): FactSentence {
  return group.map(itemOf).reduce((whole, item) => {
    const text = `${whole.text}; ${item.text}`;
    return text.length > most ? whole : { text, facts: [...whole.facts, ...item.facts] };
  });
}
