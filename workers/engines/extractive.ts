/**
 * The engine without weights: it writes nothing, so pipelines build by extraction, and its vectors are hashed words.
 * It is the floor that a fresh installation stands on before any model is there.
 */
import { z } from "zod";
import { noTasks, type Engine, type LoadRequest } from "./engine.ts";
import { createHashedEmbedder } from "./hashed-embedder.ts";
import { parseSettings } from "./load-request.ts";

const settingsSchema = z.object({});

export async function loadExtractive(request: LoadRequest): Promise<Engine> {
  parseSettings(settingsSchema, request);
  return {
    version: request.version,
    device: "cpu",
    ...noTasks,
    embed: createHashedEmbedder(request.version),
    release: async () => {},
  };
}
