/** Titles: the topic as the brief words it, and candidates of the model that say nothing but what the sources say. */
import { findUnknownNames } from "#lib/text/names";
import { findMissingNumbers } from "#lib/text/numbers";
import { dot } from "#lib/text/similarity";
import { newWordShare } from "#lib/text/support-check";
import { countWords, repetitionOf } from "#lib/text/words";
import type { PipelineContext } from "../pipeline.ts";
import { embedTexts } from "../sources/embed-texts.ts";
import { askWriter, type Usage } from "../writing/ask-writer.ts";

export const TITLE = { fewest: 20, most: 70 };
const CANDIDATES = 5;
/** Share of content words that the sources may lack. */
const MOST_NEW = 0.3;
const TEMPERATURE = 0.5;
const SHOWN_WORDS = 120;

export function titleFromTopic(topic: string): string {
  const line =
    topic
      .trim()
      .split(/\r?\n/)[0]
      ?.replace(/\s+/g, " ")
      .replace(/[.:;,]+$/, "") ?? "";
  const title = line.length <= TITLE.most ? line : line.slice(0, TITLE.most).replace(/\s+\S*$/, "");
  return title.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** Titles that pass, the best first; empty without a model. `text`: what the article says. */
export async function proposeTitles(
  topic: string,
  text: string,
  context: PipelineContext,
  usage: Usage,
): Promise<string[]> {
  const { titles } = await tryTitles(topic, text, context, usage);
  return titles;
}

/** The same with the reasons why the others of the model's candidates did not pass. */
export async function tryTitles(
  topic: string,
  text: string,
  context: PipelineContext,
  usage: Usage,
): Promise<{ titles: string[]; refused: string[] }> {
  if (!context.writer) return { titles: [], refused: [] };
  const passed = new Set<string>();
  const refused: string[] = [];
  for (let variant = 0; variant < CANDIDATES; variant += 1) {
    const answer = await askWriter(context, usage, {
      messages: promptFor(topic, text),
      maxTokens: 30,
      temperature: TEMPERATURE,
      variant,
      stopTexts: ["\n"],
    });
    const title = tidy(answer ?? "");
    const fault = faultOf(title, text, context.language);
    if (fault === null) passed.add(title);
    else refused.push(fault);
  }
  const titles = [...passed];
  const { vectors } = await embedTexts([topic, ...titles], context);
  const nearness = (index: number) => dot(vectors[0] ?? new Float32Array(), vectors[index + 1] ?? new Float32Array());
  const ranked = titles
    .map((title, index) => ({ title, score: nearness(index) }))
    .sort((one, other) => other.score - one.score)
    .map(({ title }) => title);
  return { titles: ranked, refused };
}

function tidy(answer: string): string {
  const line = answer.split(/\r?\n/)[0] ?? "";
  return line
    .replace(/^\s*(?:title|headline)\s*:\s*/i, "")
    .replace(/^["“”'*#\s]+|["“”'*.\s]+$/g, "")
    .replace(/\s+/g, " ");
}

function faultOf(title: string, text: string, language: string): string | null {
  if (title.length < TITLE.fewest || title.length > TITLE.most || countWords(title) < 3) return "length";
  if (newWordShare(title, text) > MOST_NEW) return "new-words";
  if (repetitionOf(title, 1) > 0.3) return "repeating";
  if (findMissingNumbers(title, text, language).length > 0) return "number";
  const lower = title.split(" ").some((word) => /^\p{Ll}{4,}/u.test(word));
  // In Title Case every word looks like a name.
  return lower && findUnknownNames(title, text, language).length > 0 ? "name" : null;
}

function promptFor(topic: string, text: string) {
  const shown = text.split(/\s+/).slice(0, SHOWN_WORDS).join(" ");
  return [
    {
      role: "system" as const,
      content: "You write short, plain titles that say what a text says. You answer with the title only.",
    },
    {
      role: "user" as const,
      content:
        "Topic: the new library\nText: The city library moved to the old station in May. It has 90,000 books and a reading room for children.\nTitle:",
    },
    { role: "assistant" as const, content: "City library opens in the old station" },
    {
      role: "user" as const,
      content:
        "Topic: otters\nText: Otters eat up to a quarter of their weight each day. They use stones to open shells and sleep holding hands.\nTitle:",
    },
    { role: "assistant" as const, content: "Why otters eat so much and how they use stones" },
    { role: "user" as const, content: `Topic: ${topic}\nText: ${shown}\nTitle:` },
  ];
}
