/**
 * Models that a server elsewhere runs, asked over the protocol of OpenAI: vLLM, llama-server, TGI, Ollama, hosted ones.
 * The server decides on prefix caching and batching; here is what it may cost us when it fails: bounded time, bounded
 * memory, no text twice, and a sentence that says what happened.
 */
import { createEndpointClient, type EndpointClient } from "#lib/models/endpoint/client";
import { listServedModels } from "#lib/models/endpoint/list-models";
import { endpointSettingsSchema, type EndpointSettings } from "#lib/models/endpoint/schema";
import { EngineError, noTasks, type Engine, type LoadRequest } from "../engine.ts";
import { parseSettings } from "../load-request.ts";
import { createTurns } from "../turns.ts";
import { createRemoteEmbedder } from "./embedder.ts";
import { toEngineError } from "./engine-error.ts";
import { createRemoteWriter } from "./writer.ts";

const LIST_LIMIT_MS = 20_000;
const CONTEXT_LENGTH = 4096;
const MODELS_NAMED = 5;

/** Asks what the server has and, for embed, for one vector: an engine that loads is one that answers. */
export async function loadOpenai(request: LoadRequest): Promise<Engine> {
  const settings = parseSettings(endpointSettingsSchema, request);
  const { address, limits, tasks } = settings;
  const { key, privateAddresses } = request.remote ?? { key: null, privateAddresses: false };
  const client = createEndpointClient({ address, key, rules: { privateAddresses }, limits });
  try {
    const contextLength = await findContextLength(client, settings);
    const turns = createTurns(settings.concurrency);
    const asked = { client, settings, turns, key, version: request.version };
    const embed = tasks.includes("embed") ? await createRemoteEmbedder(asked) : null;
    return {
      ...noTasks,
      version: request.version,
      device: `remote: ${client.host}`,
      write: tasks.includes("write") ? createRemoteWriter({ ...asked, contextLength }) : null,
      embed,
      release: async () => client.close(),
    };
  } catch (error) {
    client.close();
    throw asLoadError(error);
  }
}

async function findContextLength(client: EndpointClient, { model, contextLength }: EndpointSettings): Promise<number> {
  const served = await listServedModels(client, AbortSignal.timeout(LIST_LIMIT_MS));
  const found = served?.find(({ id }) => id === model);
  if (served && !found) {
    const names = served.slice(0, MODELS_NAMED).map(({ id }) => id);
    const has = names.length === 0 ? "It has none now" : `It has ${names.join(", ")}`;
    throw new EngineError("load-failed", `${client.host} has no model named ${model}. ${has}.`);
  }
  return contextLength ?? found?.contextLength ?? CONTEXT_LENGTH;
}

function asLoadError(error: unknown): EngineError {
  const failure = toEngineError(error);
  return new EngineError("load-failed", failure.message, { cause: failure.cause });
}
