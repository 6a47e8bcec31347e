/** The embed task, by the endpoint `embeddings`: batches of texts, unit vectors back. */
import { z } from "zod";
import { EndpointError } from "#lib/models/endpoint/endpoint-error";
import { EngineError, type EmbedEngine } from "../engine.ts";
import { throwIfAborted } from "../load-request.ts";
import { toEngineError } from "./engine-error.ts";
import { createRetries } from "./retries.ts";
import type { Asked } from "./writer.ts";

const BATCH = 32;
/** A text on the safe side of the limit in tokens, which only the server could count. */
const UNITS_PER_TOKEN = 3;
/** A longer text than the model takes is halved so many times. */
const HALVINGS = 3;
const BYTES_PER_NUMBER = 32;
const MAX_DIMENSIONS = 8_192;

const answerSchema = z.object({
  data: z.array(z.object({ index: z.int().min(0).optional(), embedding: z.array(z.number()).min(1) })),
});

export async function createRemoteEmbedder(asked: Asked): Promise<EmbedEngine> {
  const { version, turns, settings } = asked;
  const longest = settings.embedTokens * UNITS_PER_TOKEN;
  const [first] = await embedBatch(asked, ["a"], longest, AbortSignal.timeout(settings.limits.wholeMs));
  const dimensions = first?.length ?? 0;
  return {
    version,
    dimensions,
    async embed({ texts, signal }) {
      const vectors: Float32Array[] = [];
      const endTurn = await turns.take(signal);
      try {
        for (let start = 0; start < texts.length; start += BATCH) {
          throwIfAborted(signal);
          const batch = texts.slice(start, start + BATCH);
          const inTime = AbortSignal.any([signal, AbortSignal.timeout(settings.limits.wholeMs)]);
          vectors.push(...(await embedBatch(asked, batch, longest, inTime)));
        }
        throwIfAborted(signal);
      } catch (error) {
        throwIfAborted(signal);
        throw toEngineError(error);
      } finally {
        endTurn?.();
      }
      if (vectors.every((vector) => vector.length === dimensions)) return vectors;
      throw new EngineError("invalid-output", "The server gave vectors of another length than before.");
    },
  };
}

async function embedBatch(
  asked: Asked,
  texts: string[],
  longest: number,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const retries = createRetries(asked.settings.limits, signal);
  let units = longest;
  for (let halved = 0; ;) {
    try {
      return await askOnce(
        asked,
        texts.map((text) => cut(text, units)),
        signal,
      );
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      const tooLong = error.code === "prompt-too-long" || error.code === "request-refused";
      if (tooLong && halved < HALVINGS && texts.some((text) => text.length > units / 2)) {
        units = Math.floor(units / 2);
        halved += 1;
      } else await retries.waitOrThrow(error);
    }
  }
}

async function askOnce({ client, settings }: Asked, texts: string[], signal: AbortSignal): Promise<Float32Array[]> {
  const maxBytes = 65_536 + texts.length * MAX_DIMENSIONS * BYTES_PER_NUMBER;
  const answer = await client.askJson(
    "embeddings",
    { model: settings.model, input: texts, encoding_format: "float" },
    { maxBytes, signal },
  );
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success || parsed.data.data.length !== texts.length)
    throw new EndpointError("bad-answer", `${client.host} gave vectors that do not match the texts.`);
  const inOrder = parsed.data.data
    .map(({ index, embedding }, position) => ({ index: index ?? position, embedding }))
    .sort((a, b) => a.index - b.index);
  return inOrder.map(({ embedding }) => unit(client.host, embedding));
}

function unit(host: string, values: number[]): Float32Array {
  const norm = Math.hypot(...values);
  if (!Number.isFinite(norm) || norm === 0)
    throw new EndpointError("bad-answer", `${host} gave a vector without a direction.`);
  return Float32Array.from(values, (value) => value / norm);
}

/** An empty text is refused by some servers; one space has a vector like it. */
function cut(text: string, units: number): string {
  return text.slice(0, units).toWellFormed() || " ";
}
