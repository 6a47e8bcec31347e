import { z } from "zod";
import type { EndpointClient } from "./client.ts";
import { EndpointError } from "./endpoint-error.ts";

const MAX_LIST_BYTES = 4 * 1024 ** 2;
const MAX_MODELS = 2_000;

const length = z.int().min(1).nullish().catch(null);

/** Each server has a name of its own for the context length; OpenAI states none. */
const listSchema = z.object({
  data: z
    .array(
      z.object({
        id: z.string().min(1).max(200),
        max_model_len: length,
        context_length: length,
        context_window: length,
        max_context_length: length,
        meta: z.object({ n_ctx_train: length }).nullish().catch(null),
      }),
    )
    .max(MAX_MODELS),
});

export type ServedModel = {
  id: string;
  /** Prompt and answer together, in tokens; null where the server does not state it. */
  contextLength: number | null;
};

/** What the server says it has; null when it has no list. Throws EndpointError, or the signal's reason. */
export async function listServedModels(client: EndpointClient, signal: AbortSignal): Promise<ServedModel[] | null> {
  const answer = await client.askJson("models", null, { maxBytes: MAX_LIST_BYTES, signal }).catch((error: unknown) => {
    if (error instanceof EndpointError && error.code === "not-found") return null;
    throw error;
  });
  if (answer === null) return null;
  const list = listSchema.safeParse(answer);
  if (!list.success) throw new EndpointError("bad-answer", `${client.host} answered something else than its models.`);
  return list.data.data.map((model) => ({
    id: model.id,
    contextLength:
      model.max_model_len ??
      model.context_length ??
      model.context_window ??
      model.max_context_length ??
      model.meta?.n_ctx_train ??
      null,
  }));
}
