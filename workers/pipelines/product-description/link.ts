/** The sentence between text and list: the model's where it claims nothing, else a fixed one. English only. */
import { findNames } from "#lib/text/names";
import { findNumbers, findNumberWords } from "#lib/text/numbers";
import { splitSentences } from "#lib/text/sentences";
import { wordPattern } from "#lib/text/word-pattern";
import { contentWords, countWords, stemOf } from "#lib/text/words";
import { findCodes } from "#lib/kinds/product-description/facts/codes";
import { isUngrounded } from "#lib/kinds/product-description/lint/claims";
import type { ProductBrief } from "#lib/kinds/product-description/schema";
import type { PipelineContext } from "../pipeline.ts";
import { askWriter, type Usage } from "../writing/ask-writer.ts";
import { HARMLESS_STEMS } from "./harmless-words.ts";

const TRIES = 3;
const TEMPERATURE = 0.5;
const WORDS = { fewest: 4, most: 18 };

/** By the seed, so that a shop's pages are not all alike. */
const FIXED = ["All details at a glance:", "What you need to know:", "The details:", "At a glance:"];

export async function proposeLink(
  { name, facts }: ProductBrief,
  context: PipelineContext,
  usage: Usage,
): Promise<{ text: string; byModel: boolean }> {
  const known = [name, ...facts.map((fact) => `${fact.name} ${fact.value}`)].join(" ");
  for (let variant = 0; context.writer && variant < TRIES; variant += 1) {
    const answer = await askWriter(context, usage, {
      messages: promptFor(name),
      maxTokens: 40,
      temperature: TEMPERATURE,
      variant,
      stopTexts: ["\n"],
    });
    const text = (answer ?? "").replace(/^["“]|["”]$/g, "").trim();
    if (isHarmless(text, known, context)) return { text, byModel: true };
  }
  return { text: FIXED[context.seed % FIXED.length] ?? "At a glance:", byModel: false };
}

/** One short sentence of the product's own and of everyday words: no number, name, code, praise or claim. */
export function isHarmless(
  text: string,
  known: string,
  { language, forbiddenWords }: Pick<PipelineContext, "language" | "forbiddenWords">,
): boolean {
  const count = countWords(text);
  if (count < WORDS.fewest || count > WORDS.most || !/^\p{Lu}.*\.$/u.test(text)) return false;
  if (splitSentences(text, language).length !== 1 || /\b(?:not|no|never|without|only|every|always|all)\b/i.test(text))
    return false;
  if (findNumbers(text, language).length > 0 || findNumberWords(text).length > 0) return false;
  const own = known.toLowerCase();
  if (findCodes(text).some((code) => !own.includes(code.text.toLowerCase()))) return false;
  if (findNames(text, language).some((one) => !own.includes(one.text.toLowerCase()))) return false;
  if (isUngrounded(text, known) || wordPattern(forbiddenWords)?.test(text)) return false;
  const stems = new Set(contentWords(known).map(stemOf));
  return contentWords(text).every((word) => stems.has(stemOf(word)) || HARMLESS_STEMS.has(stemOf(word)));
}

function promptFor(name: string) {
  return [
    {
      role: "system" as const,
      content: "You write one short sentence about where a product is used. You name no numbers and praise nothing.",
    },
    { role: "user" as const, content: "Product: oak chopping board\nSentence:" },
    { role: "assistant" as const, content: "The board has its place in the kitchen and on the table." },
    { role: "user" as const, content: "Product: running belt\nSentence:" },
    { role: "assistant" as const, content: "Take the belt along when you go for a run." },
    { role: "user" as const, content: `Product: ${name}\nSentence:` },
  ];
}
