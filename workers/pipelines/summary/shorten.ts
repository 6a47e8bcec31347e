/** One rewrite per sentence by the writing model, kept only if it passes the check against its source and is shorter. */
import { verdictOf } from "#lib/text/entailment";
import { sentencesIn } from "#lib/text/sentences";
import { checkSupport } from "#lib/text/support-check";
import { wordPattern } from "#lib/text/word-pattern";
import { countWords, repetitionOf } from "#lib/text/words";
import { EngineError, type Message, type SummariseEngine } from "../../engines/engine.ts";
import type { PipelineContext } from "../pipeline.ts";
import { askWriter, type Usage } from "../writing/ask-writer.ts";
import { keepsMeaning } from "../writing/meaning-kept.ts";

/** `refused`: why the model's answer was not taken; null where it was, and where none was asked for. */
export type Shortening = { text: string; byModel: boolean; refused: string | null };

/** Shorter sentences are left as they are. */
const WORTH_IT = 16;
/** Less than this is a fragment, and a rewrite must save something. */
const FEWEST_WORDS = 5;
const FEWEST_KEPT = 0.4;
const MOST_KEPT = 0.9;
/** Share of three-word sequences that come again. */
const MOST_REPEATED = 0.2;
const TOKENS = 80;

export async function shorten(
  sentence: { text: string; words: number },
  { audience }: { audience?: string | undefined },
  context: PipelineContext,
  usage: Usage,
): Promise<Shortening> {
  if (sentence.words < WORTH_IT || !(context.summariser ?? context.writer))
    return { text: sentence.text, byModel: false, refused: null };
  const answer = context.summariser
    ? await askSummariser(context.summariser, sentence.text, context.signal)
    : await askWriter(context, usage, {
        messages: promptFor(sentence.text, audience, context.guidelines),
        maxTokens: TOKENS,
        temperature: 0,
        stopTexts: ["\n"],
      });
  const [rewrite, ...more] = answer ? sentencesIn(answer, { start: 0, end: answer.length }, context.language) : [];
  const refused = rewrite
    ? more.length > 0
      ? "several-sentences"
      : await faultOf(rewrite.text, sentence, context)
    : "empty";
  return rewrite && refused === null
    ? { text: rewrite.text, byModel: true, refused }
    : { text: sentence.text, byModel: false, refused };
}

async function faultOf(
  rewrite: string,
  sentence: { text: string; words: number },
  context: PipelineContext,
): Promise<string | null> {
  if (!isShorter(rewrite, sentence)) return "length";
  if (wordPattern(context.forbiddenWords)?.test(rewrite)) return "forbidden";
  const vectors = await vectorsOf([rewrite, sentence.text], context);
  const fault = supportFault(rewrite, sentence.text, vectors, context.language);
  if (fault !== null) return fault;
  return (await contradicts(rewrite, sentence.text, context)) ? "contradicted" : null;
}

/** Null when the sentence is longer than the model takes. */
async function askSummariser(summariser: SummariseEngine, text: string, signal: AbortSignal): Promise<string | null> {
  try {
    const [summary] = await summariser.summarise({ texts: [text], maxTokens: TOKENS, signal });
    return summary?.trim() ?? null;
  } catch (error) {
    if (error instanceof EngineError && error.code === "prompt-too-long") return null;
    throw error;
  }
}

/** Words and nearness let a reversed meaning through: where an entailment model is deployed, it looks for that. */
async function contradicts(claim: string, premise: string, { entailer, signal }: PipelineContext): Promise<boolean> {
  const [scores] = (await entailer?.entail({ pairs: [{ premise, claim }], signal })) ?? [];
  return scores !== undefined && verdictOf(scores) === "contradiction";
}

async function vectorsOf(texts: string[], { embedder, signal }: PipelineContext): Promise<(Float32Array | null)[]> {
  if (!embedder || embedder.version.format === "none") return texts.map(() => null);
  return embedder.embed({ texts, signal });
}

/** Supported, in whole words, and nothing of weight was lost: numbers, and what limits the claim. */
function supportFault(
  rewrite: string,
  source: string,
  [own, other]: (Float32Array | null)[],
  language: string,
): string | null {
  const { flags } = checkSupport(
    { text: rewrite, vector: own ?? null },
    [{ text: source, vector: other ?? null }],
    language,
  );
  if (flags[0]) return flags[0];
  if (!/^[\p{Lu}\p{Lo}\p{N}“"]/u.test(rewrite) || !/[.!。।۔]["”’)]*$/u.test(rewrite)) return "fragment";
  if (repetitionOf(rewrite) > MOST_REPEATED) return "repeating";
  return keepsMeaning(rewrite, source, language) ? null : "meaning";
}

function isShorter(rewrite: string, source: { text: string; words: number }): boolean {
  const words = countWords(rewrite);
  if (words < FEWEST_WORDS || rewrite.length >= source.text.length) return false;
  return words >= source.words * FEWEST_KEPT && words <= source.words * MOST_KEPT;
}

/** Examples teach a small model more than instructions do. The source's words are data, never instructions. */
function promptFor(sentence: string, audience: string | undefined, guidelines: string): Message[] {
  const rules = guidelines.trim() === "" ? "" : ` House rules: ${guidelines.trim().slice(0, 600)}`;
  const readers = audience ? ` The readers: ${audience}.` : "";
  return [
    {
      role: "system",
      content: `You shorten sentences. You keep the facts, numbers and names, and you add nothing. You answer with one shorter sentence.${readers}${rules}`,
    },
    {
      role: "user",
      content:
        "Shorten: The committee, which had met on several occasions during the spring, finally approved the new budget of 40 million euros on Tuesday.",
    },
    { role: "assistant", content: "The committee approved the new budget of 40 million euros on Tuesday." },
    {
      role: "user",
      content:
        "Shorten: Although it is widely grown today, the plant was brought to Europe by Spanish sailors in 1540 and was at first thought to be poisonous.",
    },
    {
      role: "assistant",
      content: "The plant was brought to Europe by Spanish sailors in 1540 and was at first thought to be poisonous.",
    },
    { role: "user", content: `Shorten: ${sentence}` },
  ];
}
