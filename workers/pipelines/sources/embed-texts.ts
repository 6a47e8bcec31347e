import { wordVectors } from "#lib/text/word-vectors";
import { EngineError } from "../../engines/engine.ts";
import type { PipelineContext } from "../pipeline.ts";

export type Vectors = {
  vectors: Float32Array[];
  /** False where no embedding model ran: then nearness means shared words, and other limits hold. */
  byMeaning: boolean;
};

const TEXTS_PER_CALL = 64;

/** Unit vectors of all texts, comparable with each other. Calls `onProgress` after each batch. */
export async function embedTexts(
  texts: readonly string[],
  { embedder, signal, emit }: Pick<PipelineContext, "embedder" | "signal" | "emit">,
): Promise<Vectors> {
  if (!embedder || embedder.version.format === "none") return { vectors: wordVectors(texts), byMeaning: false };
  const vectors: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += TEXTS_PER_CALL) {
    signal.throwIfAborted();
    emit.step({ name: "compare", done: at, of: texts.length });
    vectors.push(...(await embedder.embed({ texts: texts.slice(at, at + TEXTS_PER_CALL), signal })));
  }
  emit.step({ name: "compare", done: texts.length, of: texts.length });
  if (vectors.length !== texts.length || vectors.some((vector) => vector.length !== vectors[0]?.length))
    throw new EngineError("invalid-output", "The embedding model gave vectors that do not fit the texts.");
  return { vectors, byMeaning: true };
}
