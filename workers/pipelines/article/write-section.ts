/** The text of one section: facts as the sources say them, and sentences of the model where they pass the check. */
import { splitSentences } from "#lib/text/sentences";
import { checkSupport, newWordShare } from "#lib/text/support-check";
import { wordPattern } from "#lib/text/word-pattern";
import { countWords, wordList } from "#lib/text/words";
import type { TopicBrief } from "#lib/kinds/text/schema";
import type { PipelineContext } from "../pipeline.ts";
import { askWriter, type Usage } from "../writing/ask-writer.ts";
import { keepsMeaning } from "../writing/meaning-kept.ts";
import type { Fact } from "./facts.ts";

/** `byModel`: the fact in the model's words. */
export type Said = { fact: Fact; text: string; byModel: boolean };

const PARAGRAPHS = 3;
const TEMPERATURE = 0.4;
const MOST_PROMPT_WORDS = 260;
const FEWEST_WORDS = 5;
/** Of the pairs of neighbouring words. */
const MOST_COPIED = 0.7;
/** Of the fact's content words. */
const MOST_LOST = 0.2;

/** In the order of the facts. `dropped`: why sentences of the model did not pass, one entry each. */
export async function writeSection(
  heading: string | null,
  facts: readonly Fact[],
  brief: TopicBrief,
  context: PipelineContext,
  usage: Usage,
): Promise<{ said: Said[]; dropped: string[] }> {
  const verbatim = facts.map((fact) => ({ fact, text: fact.text, byModel: false }));
  if (!context.writer || facts.length === 0) return { said: verbatim, dropped: [] };
  const sentences = await modelSentences(heading, facts, brief, context, usage);
  const best = new Map<Fact, { text: string; similarity: number }>();
  const dropped: string[] = [];
  for (const { text, vector } of await withVectors(sentences, context)) {
    const found = supportedBy(text, vector, facts, context);
    if (typeof found === "string") dropped.push(found);
    else if (found.similarity > (best.get(found.fact)?.similarity ?? 0))
      best.set(found.fact, { text, similarity: found.similarity });
  }
  const said = verbatim.map((one) => {
    const own = best.get(one.fact);
    if (own && !isNew(own.text, one.text)) dropped.push("copied");
    return own && isNew(own.text, one.text) ? { ...one, text: own.text, byModel: true } : one;
  });
  return { said, dropped };
}

async function modelSentences(
  heading: string | null,
  facts: readonly Fact[],
  brief: TopicBrief,
  context: PipelineContext,
  usage: Usage,
): Promise<string[]> {
  const sentences = new Set<string>();
  for (let variant = 0; variant < PARAGRAPHS; variant += 1) {
    const answer = await askWriter(context, usage, {
      messages: promptFor(heading ?? brief.topic, facts, brief, context.guidelines),
      maxTokens: Math.min(400, 60 + 3 * facts.reduce((sum, fact) => sum + fact.words, 0)),
      temperature: TEMPERATURE,
      variant,
      stopTexts: ["\n\n"],
    });
    for (const { text } of splitSentences(answer ?? "", context.language)) sentences.add(text);
  }
  return [...sentences];
}

async function withVectors(sentences: readonly string[], { embedder, signal }: PipelineContext) {
  if (!embedder || embedder.version.format === "none") return sentences.map((text) => ({ text, vector: null }));
  const vectors = await embedder.embed({ texts: [...sentences], signal });
  return sentences.map((text, index) => ({ text, vector: vectors[index] ?? null }));
}

/** The one fact that a sentence retells, or why it retells none. Facts of several sentences stay as they are. */
function supportedBy(
  text: string,
  vector: Float32Array | null,
  facts: readonly Fact[],
  { language, forbiddenWords }: PipelineContext,
) {
  if (countWords(text) < FEWEST_WORDS || !/^[\p{Lu}\p{Lo}\p{N}“"].*[.!。।۔]["”’)]*$/u.test(text)) return "fragment";
  if (wordPattern(forbiddenWords)?.test(text)) return "forbidden";
  const check = checkSupport(
    { text, vector },
    facts.map((fact) => ({ text: fact.text, vector: vector ? fact.vector : null })),
    language,
  );
  if (check.flags[0]) return check.flags[0];
  const fact = facts[check.nearest[0] ?? -1];
  if (!fact || fact.sentences.length > 1) return "several-sentences";
  // Nothing of the fact may be left out: the text has no other place for it.
  if (newWordShare(fact.text, text) > MOST_LOST) return "left-out";
  const alone = checkSupport({ text, vector: null }, [{ text: fact.text, vector: null }], language);
  if (alone.flags[0]) return alone.flags[0];
  return keepsMeaning(text, fact.text, language) ? { fact, similarity: check.similarity } : "meaning";
}

/** More than a slip of the source's own words: a sentence that changes two of them gains nothing and may lose a verb. */
function isNew(text: string, source: string): boolean {
  const pairs = (words: string[]) => words.slice(1).map((word, index) => `${words[index]} ${word}`);
  const known = new Set(pairs(wordList(source.toLowerCase())));
  const own = pairs(wordList(text.toLowerCase()));
  return own.filter((pair) => known.has(pair)).length <= own.length * MOST_COPIED;
}

function promptFor(heading: string, facts: readonly Fact[], brief: TopicBrief, guidelines: string) {
  const chosen: string[] = [];
  let words = 0;
  for (const fact of facts) {
    if (words + fact.words > MOST_PROMPT_WORDS) break;
    chosen.push(`- ${fact.text}`);
    words += fact.words;
  }
  const manner = [
    brief.tone && `Tone: ${brief.tone}.`,
    brief.audience && `Readers: ${brief.audience}.`,
    guidelines.trim() && `House rules: ${guidelines.trim().slice(0, 600)}`,
  ].filter(Boolean);
  return [
    {
      role: "system" as const,
      content:
        `You write one paragraph from a list of facts. You use every fact, keep all numbers and names, and add nothing. ${manner.join(" ")}`.trim(),
    },
    {
      role: "user" as const,
      content:
        "Heading: The old bridge\nFacts:\n- The bridge was opened in 1874.\n- It is 210 metres long and carries two roads.\nParagraph:",
    },
    {
      role: "assistant" as const,
      content: "The bridge was opened in 1874. With a length of 210 metres, it carries two roads.",
    },
    { role: "user" as const, content: `Heading: ${heading}\nFacts:\n${chosen.join("\n")}\nParagraph:` },
  ];
}
