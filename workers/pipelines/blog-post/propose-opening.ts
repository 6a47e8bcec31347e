/**
 * The question that opens a post: the model's where it asks only about what was given, else a fixed one. A question
 * claims nothing, as long as no word of it brings something along. English only.
 */
import type { TopicBrief } from "#lib/kinds/text/schema";
import { findUnknownNames } from "#lib/text/names";
import { findMissingNumbers, findNumberWords } from "#lib/text/numbers";
import { baseLanguage, splitSentences } from "#lib/text/sentences";
import { wordPattern } from "#lib/text/word-pattern";
import { contentWords, countWords, repetitionOf, stemOf } from "#lib/text/words";
import { forStage } from "../abilities.ts";
import type { TextForm } from "../article/form.ts";
import type { PipelineContext } from "../pipeline.ts";
import { askWriter, type Usage } from "../writing/ask-writer.ts";

const TRIES = 3;
const TEMPERATURE = 0.5;
const WORDS = { fewest: 6, most: 20 };
const SHOWN_WORDS = 120;
/** Content words that were given: with fewer it would open any post. */
const LEAST_GIVEN = 2;
/** After one of these a plural, or a verb with an s, is a slip: “What does the cellars keep?” */
const ONE = /\b(?:does|did|is|was|has) ((?:\S+ ?){1,3})/i;
const WITH_S = /^\p{Ll}+(?<![isu'’])s$/u;
/** “What does the workshop repair?” asks; “What does the workshop repair old clocks?” does not. */
const WHAT_DOES = /^What (?:do|does|did) /;
const ASKS_AT_ITS_END = /\b(?:do|mean|need|use|make|keep|offer|bring|for|with|about|from|of|like)\?$/;

/** Words that ask, and say nothing of a thing themselves. As stems. */
const ASKING: ReadonlySet<string> = new Set(
  "why whose matter matters care know wonder wondered think thought ask asked mean means happen happens thing things really ever much many long often look looks work works make makes people"
    .split(" ")
    .map(stemOf),
);

export type Opening = Pick<TopicBrief, "topic" | "audience">;

/** `notes`: whose words the post opens with. */
export const openPost: NonNullable<TextForm["open"]> = async (parts, brief, context, usage) => {
  const [first, ...rest] = parts;
  if (!first?.lead) return { parts, notes: [] };
  const text = first.facts.map((fact) => fact.text).join(" ");
  const { question } = await tryOpening(brief, text, forStage(context, "open-post"), usage);
  if (question === null) return { parts, notes: ["The question that opens the post is fixed words, too."] };
  const notes = ["The question that opens the post is the model's; it asks only about what the sources say."];
  return { parts: [{ ...first, lead: question }, ...rest], notes };
};

/** The first question of the model that passes, or null with the reasons why the others did not. */
export async function tryOpening(
  { topic, audience = "" }: Opening,
  text: string,
  context: PipelineContext,
  usage: Usage,
): Promise<{ question: string | null; refused: string[] }> {
  const refused: string[] = [];
  if (baseLanguage(context.language) !== "en") return { question: null, refused };
  const given = `${topic} ${audience} ${text}`;
  for (let variant = 0; context.writer && variant < TRIES; variant += 1) {
    const answer = await askWriter(context, usage, {
      messages: promptFor(topic, audience, text, context.guidelines),
      maxTokens: 40,
      temperature: TEMPERATURE,
      variant,
      stopTexts: ["\n"],
    });
    const question = (answer ?? "").replace(/^["“]|["”]$/g, "").trim();
    const fault = faultOf(question, given, context);
    if (fault === null) return { question, refused };
    refused.push(fault);
  }
  return { question: null, refused };
}

function faultOf(
  question: string,
  given: string,
  { language, forbiddenWords }: Pick<PipelineContext, "language" | "forbiddenWords">,
): string | null {
  if (question === "") return "empty";
  const count = countWords(question);
  if (count < WORDS.fewest || count > WORDS.most) return "length";
  if (!/^\p{Lu}.*\?$/u.test(question) || /[*_#<>[\]{}|\\]/.test(question)) return "form";
  if (splitSentences(question, language).length !== 1) return "several-sentences";
  if (/\b(?:I|me|my|mine)\b/.test(question)) return "first-person";
  if (findMissingNumbers(question, given, language).length > 0 || hasNewNumberWord(question, given)) return "number";
  if (findUnknownNames(question, given, language).length > 0) return "name";
  if (/\b(?:not|never|no|without|only)\b|n['’]t\b/i.test(question)) return "negation";
  if (wordPattern(forbiddenWords)?.test(question)) return "forbidden";
  if (repetitionOf(question, 2) > 0) return "repeating";
  if (hasSlip(question)) return "grammar";
  const known = new Set(contentWords(given).map(stemOf));
  const stems = contentWords(question).map(stemOf);
  if (!stems.every((stem) => known.has(stem) || ASKING.has(stem))) return "new-words";
  const shared = new Set(stems.filter((stem) => known.has(stem) && !ASKING.has(stem)));
  return shared.size < LEAST_GIVEN ? "off-topic" : null;
}

/** The slips of small models. A sound question that is taken for one costs little: a fixed one stands there then. */
function hasSlip(question: string): boolean {
  const after = ONE.exec(question)?.[1]?.trim().split(/\s+/) ?? [];
  return after.some((word) => WITH_S.test(word)) || (WHAT_DOES.test(question) && !ASKS_AT_ITS_END.test(question));
}

function hasNewNumberWord(question: string, given: string): boolean {
  const known = new Set(findNumberWords(given).map(({ value }) => value));
  return findNumberWords(question).some(({ value }) => !known.has(value));
}

function promptFor(topic: string, audience: string, text: string, guidelines: string) {
  const shown = text.split(/\s+/).slice(0, SHOWN_WORDS).join(" ");
  const rules = guidelines.trim() && ` House rules: ${guidelines.trim().slice(0, 600)}`;
  const readers = audience && `\nReaders: ${audience}`;
  return [
    {
      role: "system" as const,
      content: `You write the one question that a blog post opens with. You use only words of the text and add nothing.${rules}`,
    },
    {
      role: "user" as const,
      content:
        "Topic: the new library\nText: The city library moved to the old station in May. It has 90,000 books and a reading room for children.\nQuestion:",
    },
    { role: "assistant" as const, content: "Why did the city library move to the old station?" },
    {
      role: "user" as const,
      content:
        "Topic: otters\nReaders: children\nText: Otters eat up to a quarter of their weight each day. They use stones to open shells.\nQuestion:",
    },
    { role: "assistant" as const, content: "How do otters use stones to open shells?" },
    { role: "user" as const, content: `Topic: ${topic}${readers}\nText: ${shown}\nQuestion:` },
  ];
}
