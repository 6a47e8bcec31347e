/** Praise and claims that no fact bears out. English; what the facts or the name say may be said. */
import { baseLanguage } from "#lib/text/sentences";
import { wordPattern } from "#lib/text/word-pattern";
import { stemOf, wordList } from "#lib/text/words";
import type { Finding } from "../../evidence.ts";
import type { ReadText } from "../../text/lint/read.ts";
import { finding, findingAt, inWhole } from "../../text/lint/rule.ts";
import type { ProductContent } from "../schema.ts";

/** Something that can be true or false, and that buyers rely on. */
export const CLAIMS = [
  "eco-friendly",
  "eco friendly",
  "environmentally friendly",
  "sustainable",
  "sustainably",
  "carbon neutral",
  "climate neutral",
  "biodegradable",
  "compostable",
  "recyclable",
  "recycled",
  "plastic-free",
  "organic",
  "natural",
  "all-natural",
  "vegan",
  "non-toxic",
  "toxin-free",
  "hypoallergenic",
  "antibacterial",
  "healthy",
  "healthier",
  "medical-grade",
  "food-grade",
  "clinically tested",
  "dermatologically tested",
  "tested",
  "certified",
  "patented",
  "award-winning",
  "handmade",
  "handcrafted",
  "waterproof",
  "water-resistant",
  "leakproof",
  "leak-proof",
  "shatterproof",
  "unbreakable",
  "scratch-resistant",
  "fireproof",
  "dishwasher safe",
  "microwave safe",
  "machine washable",
  "BPA-free",
  "lifetime",
  "guaranteed",
  "guarantee",
  "free shipping",
  "energy-saving",
  "energy efficient",
  "rustproof",
  "stainless",
  "insulated",
  "wireless",
  "rechargeable",
  "child-safe",
] as const;
/** Only praise. */
export const PRAISE = [
  "best",
  "perfect",
  "perfectly",
  "ultimate",
  "unbeatable",
  "unrivalled",
  "unrivaled",
  "unmatched",
  "amazing",
  "incredible",
  "revolutionary",
  "innovative",
  "premium",
  "luxury",
  "luxurious",
  "high-quality",
  "top-quality",
  "superior",
  "exceptional",
  "outstanding",
  "stunning",
  "must-have",
  "world-class",
  "number one",
  "cheapest",
  "finest",
  "greatest",
  "strongest",
  "lightest",
  "fastest",
  "most advanced",
  "second to none",
  "state-of-the-art",
  "durable",
  "long-lasting",
  "stylish",
  "ideal",
] as const;

export function lintClaims(content: ProductContent, text: ReadText, language: string): Finding[] {
  if (baseLanguage(language) !== "en") return [];
  const known = [content.name, ...content.facts.map(({ name, value }) => `${name} ${value}`)].join(" ");
  return [
    ...matches(text.prose.text, CLAIMS, known).map((at) =>
      findingAt(text.markdown, at, ["claim-not-in-facts", "error", `No fact says “${at.text}”.`, at.fix]),
    ),
    ...matches(text.prose.text, PRAISE, known).map((at) =>
      findingAt(text.markdown, at, ["praise", "warning", `“${at.text}” is praise that no fact bears out.`]),
    ),
    ...matches([content.title, content.seoTitle, content.description].filter(Boolean).join(" · "), CLAIMS, known).map(
      ({ text: words }) =>
        finding("claim-not-in-facts", "error", inWhole, `No fact says “${words}”, which stands above the text.`),
    ),
  ];
}

/** Whether words claim or praise something that is not in `known`. */
export function isUngrounded(words: string, known: string): boolean {
  return matches(words, [...CLAIMS, ...PRAISE], known).length > 0;
}

function matches(words: string, list: readonly string[], known: string) {
  const pattern = wordPattern(list, "giu");
  const stems = new Set(wordList(known.toLowerCase()).flatMap(stemsIn));
  return [...(pattern ? words.matchAll(pattern) : [])]
    .filter(
      (match) =>
        !wordList(match[0].toLowerCase())
          .flatMap(stemsIn)
          .every((stem) => stems.has(stem)),
    )
    .map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0], fix: undefined }));
}

const stemsIn = (word: string): string[] => word.split("-").map(stemOf);
