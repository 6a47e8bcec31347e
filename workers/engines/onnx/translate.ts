/** Translation between many languages by one model: M2M100, NLLB and their like. */
import type { PreTrainedTokenizer } from "@xenova/transformers";
import { z } from "zod";
import { EngineError, type ManyLanguageEngine, type TranslateCall, type TranslateEngine } from "../engine.ts";
import { codeOf } from "../language-codes.ts";
import { inBatches } from "./batches.ts";
import { toPlainText, toHtml } from "./plain-text.ts";
import type { Opened, Opening } from "./onnx.ts";
import { openSequenceModel, type SequenceModel } from "./sequence-model.ts";
import { splitToFit } from "./split-to-fit.ts";

type BuildInputs = (texts: string[], options: object, generate: { src_lang: string; tgt_lang: string }) => object;

/** The part of the tokenizers for many languages that is not in their type. */
const manyLanguageSchema = z.object({
  codes: z.array(z.string()).min(2),
  build: z.custom<BuildInputs>((value) => typeof value === "function"),
});

function readMany(tokenizer: PreTrainedTokenizer) {
  // A tokenizer is a function with properties, which is no object to zod.
  const { language_codes: codes, _build_translation_inputs: build } = tokenizer as unknown as Record<string, unknown>;
  return manyLanguageSchema.safeParse({ codes, build });
}

type Pair = { from: string; to: string; source: string; target: string; buildInputs: BuildInputs };

export async function openManyTranslator(opening: Opening): Promise<Opened<ManyLanguageEngine>> {
  const model = await openSequenceModel(opening);
  const parsed = readMany(model.tokenizer);
  if (!parsed.success)
    throw new EngineError("load-failed", "This model does not name languages; it cannot translate between many.");
  const { codes, build } = parsed.data;
  const buildInputs: BuildInputs = (...input) => build.call(model.tokenizer, ...input);
  const task: ManyLanguageEngine = {
    version: opening.version,
    codes,
    between(from, to) {
      const [source, target] = [codeOf(from, codes), codeOf(to, codes)];
      return source === null || target === null
        ? null
        : createTranslator(opening, model, { from, to, source, target, buildInputs });
    },
  };
  return { task, release: model.release };
}

function createTranslator({ version, settings }: Opening, model: SequenceModel, pair: Pair): TranslateEngine {
  return {
    version,
    from: pair.from,
    to: pair.to,
    async translate(call) {
      const parts = partsOf(call, model, pair.from);
      const translated = await inBatches(
        parts,
        { size: settings.batch, lengthOf: ({ text }) => text.length, signal: call.signal },
        (batch) => translateBatch(batch, model, pair, call.signal),
      );
      const segments = call.segments.map((_, index) => {
        const texts = parts.flatMap((part, at) => (part.segment === index ? [translated[at] ?? ""] : []));
        const text = texts.join(" ");
        return call.html ? toHtml(text) : text;
      });
      for (const [index, text] of segments.entries()) call.onSegment(index, text);
      return { segments };
    },
  };
}

type Part = { segment: number; text: string };

/** Blank segments and those with tags, which such a model cannot place, have no parts and come back empty. */
function partsOf({ segments, html }: TranslateCall, model: SequenceModel, language: string): Part[] {
  return segments.flatMap((segment, index) => {
    const text = html ? toPlainText(segment) : segment;
    if (text === null || text.trim() === "") return [];
    return splitToFit(text, language, model).map((part) => ({ segment: index, text: part }));
  });
}

async function translateBatch(
  batch: Part[],
  model: SequenceModel,
  { source, target, buildInputs }: Pair,
  signal: AbortSignal,
): Promise<string[]> {
  const texts = batch.map(({ text }) => text);
  // Writes the id of the target's mark into `options`: the first word of the answer is forced to be it.
  const options = { src_lang: source, tgt_lang: target };
  const inputs = buildInputs(texts, { padding: true }, options);
  const longest = Math.max(...texts.map((text) => model.countTokens(text)));
  return model.generate({ inputs, options }, longest * MOST_GROWTH + 16, signal);
}

/** A translation with more tokens than this many times its source is a loop. */
const MOST_GROWTH = 3;
