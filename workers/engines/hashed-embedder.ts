/** The embed task on hashed vectors, shared by the engines that have no weights. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { EmbedEngine, ModelVersionRef } from "./engine.ts";
import { HASHED_DIMENSIONS, hashedVector } from "./hashed-vectors.ts";
import { throwIfAborted } from "./load-request.ts";

/** About 2 ms of work, so that an abort is seen soon. */
const TEXTS_PER_TURN = 32;

export function createHashedEmbedder(version: ModelVersionRef): EmbedEngine {
  return {
    version,
    dimensions: HASHED_DIMENSIONS,
    async embed({ texts, signal }) {
      const vectors: Float32Array[] = [];
      for (const [index, text] of texts.entries()) {
        if (index % TEXTS_PER_TURN === 0) await nextTurn();
        throwIfAborted(signal);
        vectors.push(hashedVector(text));
      }
      return vectors;
    },
  };
}
