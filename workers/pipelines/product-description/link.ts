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

export async function proposeLink(brief: ProductBrief, context: PipelineContext, usage: Usage) {
  const { text } = await tryLink(brief, context, usage);
  const fixed = FIXED[context.seed % FIXED.length] ?? "At a glance:";
  return text === null ? { text: fixed, byModel: false } : { text, byModel: true };
}

/** The first sentence of the model that passes, or null with the reasons why the others did not. */
export async function tryLink(
  { name, facts }: Pick<ProductBrief, "name" | "facts">,
  context: PipelineContext,
  usage: Usage,
): Promise<{ text: string | null; refused: string[] }> {
  const known = [name, ...facts.map((fact) => `${fact.name} ${fact.value}`)].join(" ");
  const refused: string[] = [];
  for (let variant = 0; context.writer && variant < TRIES; variant += 1) {
    const answer = await askWriter(context, usage, {
      messages: promptFor(name),
      maxTokens: 40,
      temperature: TEMPERATURE,
      variant,
      stopTexts: ["\n"],
    });
    const text = (answer ?? "").replace(/^["“]|["”]$/g, "").trim();
    const fault = faultOfLink(text, known, context);
    if (fault === null) return { text, refused };
    refused.push(fault);
  }
  return { text: null, refused };
}

/**
 * Why a text may not stand there; null where it may: one short sentence of the product's own and of everyday words,
 * without a number, name, code, praise or claim.
 */
function faultOfLink(
  text: string,
  known: string,
  { language, forbiddenWords }: Pick<PipelineContext, "language" | "forbiddenWords">,
): string | null {
  if (text === "") return "empty";
  const count = countWords(text);
  if (count < WORDS.fewest || count > WORDS.most) return "length";
  if (!/^\p{Lu}.*\.$/u.test(text)) return "fragment";
  if (splitSentences(text, language).length !== 1) return "several-sentences";
  if (/\b(?:not|no|never|without|only|every|always|all)\b/i.test(text)) return "claims";
  if (findNumbers(text, language).length > 0 || findNumberWords(text).length > 0) return "number-added";
  const own = known.toLowerCase();
  if (findCodes(text).some((code) => !own.includes(code.text.toLowerCase()))) return "code-added";
  if (findNames(text, language).some((one) => !own.includes(one.text.toLowerCase()))) return "name";
  if (isUngrounded(text, known)) return "claims";
  if (wordPattern(forbiddenWords)?.test(text)) return "forbidden";
  const stems = new Set(contentWords(known).map(stemOf));
  const harmless = (word: string) => stems.has(stemOf(word)) || HARMLESS_STEMS.has(stemOf(word));
  return contentWords(text).every(harmless) ? null : "new-words";
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
