/** Title and description for search engines, from whole facts and sentences only: nothing is cut in the middle. */
import type { Fact } from "../schema.ts";
import { SEO_LIMITS } from "../schema.ts";
import { readFacts } from "../facts/read.ts";
import type { FactType } from "../facts/types.ts";
import { itemOf } from "./items.ts";
import type { FactSentence } from "./sentences.ts";

/** What people put into a search beside a name. */
const SOUGHT: FactType[] = ["capacity", "colour", "material", "size", "power", "dimensions", "storage", "weight"];

/** “Aluna travel mug, 350 ml, stainless steel”; the name alone where nothing more fits. */
export function seoTitle(name: string, facts: readonly Fact[], language: string): string {
  const sought = readFacts(facts, language)
    .filter(
      ({ type, value }) =>
        SOUGHT.includes(type) && value.length <= 30 && !/[.;:]/.test(value.replace(/\p{Nd}[.:]\p{Nd}/gu, "")),
    )
    .toSorted((one, other) => SOUGHT.indexOf(one.type) - SOUGHT.indexOf(other.type));
  return sought.reduce((title, { value }) => {
    const longer = `${title}, ${value}`;
    return longer.length <= SEO_LIMITS.title ? longer : title;
  }, name);
}

/** The first sentences that fit whole; without any, the first facts. */
export function metaDescription(
  name: string,
  facts: readonly Fact[],
  sentences: readonly FactSentence[],
  language: string,
): string | undefined {
  const parts =
    sentences.length > 0
      ? sentences.map(({ text }) => text)
      : [`${name}.`, ...readFacts(facts, language).map((fact) => `${itemOf(fact).text.replaceAll("**", "")}.`)];
  const fitting: string[] = [];
  for (const part of parts) {
    if ([...fitting, part].join(" ").length > SEO_LIMITS.description) break;
    fitting.push(part);
  }
  return fitting.join(" ") || undefined;
}
