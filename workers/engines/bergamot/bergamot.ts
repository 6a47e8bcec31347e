/**
 * Translation by Mozilla's Bergamot models (Marian in WebAssembly). It translates in the calling thread, so segments
 * go through in batches of some 50 words, a tenth of a second: larger ones were slower here (638 words/s with 50, 494
 * with 300), and an abort is seen between two. With `html`, text has to be escaped and tags balanced.
 */
import { readFile } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import { EngineError, noTasks, type Engine, type LoadRequest, type TranslateEngine } from "../engine.ts";
import { asEngineError, parseSettings, requireFile, throwIfAborted } from "../load-request.ts";
import { batchSegments } from "./batches.ts";
import { openTranslator, type ModelFiles, type Translator } from "./translator.ts";

const settingsSchema = z.object({
  from: z.string().min(2),
  to: z.string().min(2),
  wordsPerBatch: z.int().min(1).max(2000).default(50),
});

export async function loadBergamot(request: LoadRequest): Promise<Engine> {
  const settings = parseSettings(settingsSchema, request);
  const files = await readModelFiles(request);
  try {
    let translator: Translator | null = await openTranslator(files);
    // Weights are read at the first translation: a broken file shows now, not in somebody's draft.
    translator.translate(["1"], false);
    const use = async (): Promise<Translator> => (translator ??= await openTranslator(files));
    const drop = (): void => {
      translator = null;
    };
    return {
      version: request.version,
      device: "cpu",
      ...noTasks,
      translate: createTranslateEngine(request, settings, use, drop),
      release: async () => drop(),
    };
  } catch (error) {
    throw asEngineError(error, "load-failed", "The translation model could not be loaded.");
  }
}

function createTranslateEngine(
  { version }: LoadRequest,
  settings: z.infer<typeof settingsSchema>,
  use: () => Promise<Translator>,
  drop: () => void,
): TranslateEngine {
  return {
    version,
    from: settings.from,
    to: settings.to,
    async translate({ segments, html, signal, onSegment }) {
      const results = [...segments];
      for (const batch of batchSegments(segments, settings.wordsPerBatch)) {
        await nextTurn();
        throwIfAborted(signal);
        const translator = await use();
        try {
          const texts = translator.translate(
            batch.map((index) => segments[index] ?? ""),
            html,
          );
          batch.forEach((index, row) => (results[index] = texts[row] ?? ""));
        } catch (error) {
          // After a native exception the module's memory is not to be trusted: the next call opens a new one.
          drop();
          const message = html
            ? "A segment could not be translated; its markup may be broken."
            : "A segment could not be translated.";
          throw new EngineError("engine-failed", message, { cause: error });
        }
        for (const index of batch) onSegment(index, results[index] ?? "");
      }
      return { segments: results };
    },
  };
}

/** One vocabulary for both languages, or one for each. */
async function readModelFiles(request: LoadRequest): Promise<ModelFiles> {
  const shared = request.files["vocab.spm"] !== undefined;
  const vocabularies = shared ? ["vocab.spm"] : ["srcvocab.spm", "trgvocab.spm"];
  const paths = ["model.bin", "lex.bin", ...vocabularies].map((path) => requireFile(request, path));
  try {
    const [model, shortlist, ...rest] = await Promise.all(paths.map((path) => readFile(path)));
    if (!model || !shortlist) throw new EngineError("file-missing", "The model version lacks a file.");
    return { model, shortlist, vocabularies: rest };
  } catch (error) {
    throw asEngineError(error, "file-missing", "A file of the translation model could not be read.");
  }
}
