import type { Actor } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { env } from "#lib/env/env";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { checkEndpoint, type EndpointCheck } from "../endpoint/check-endpoint.ts";
import { createEndpointClient } from "../endpoint/client.ts";
import { EndpointError } from "../endpoint/endpoint-error.ts";
import { listServedModels } from "../endpoint/list-models.ts";
import type { EndpointFinding } from "../endpoint/schema.ts";
import { endpointSettingsSchema } from "../endpoint/schema.ts";
import { digestOfManifest } from "../manifest.ts";
import { requireManageModels } from "../policy.ts";
import { storeKey } from "../secrets/commands.ts";
import { findEndpoint } from "./queries.ts";
import type { EndpointPlace, EndpointRegistration } from "./schema.ts";

/** A person waits for the answer, so a server that is busy now is not waited for as long as by a worker. */
const LIMITS = { connectMs: 10_000, firstMs: 60_000 };
const LIST_MS = 20_000;
/** Until the server or the person states one. */
const CONTEXT_LENGTH = 4096;

/** What a server has to choose from; a server that does not list its models has an empty list. */
export async function listEndpointModels(actor: Actor, { address, key }: EndpointPlace) {
  requireManageModels(actor);
  const client = createEndpointClient({ address, key: key ?? null, rules: rules(), limits: LIMITS });
  try {
    return done({ items: (await listServedModels(client, AbortSignal.timeout(LIST_MS))) ?? [] });
  } catch (error) {
    if (error instanceof EndpointError) return { ...refuse("server-not-asked"), why: error.message };
    if (error instanceof DOMException && error.name === "TimeoutError")
      return { ...refuse("server-not-asked"), why: `${client.host} did not answer in time.` };
    throw error;
  } finally {
    client.close();
  }
}

export type RegisteredEndpoint = {
  modelId: string;
  versionId: string;
  number: number;
  isNew: boolean;
  findings: EndpointFinding[];
};

/**
 * Checks the server, and registers a version that it runs. The same server, model and settings under the same name are
 * the same version: it gets the key that was given. It serves nothing until somebody lets it: texts go to the server.
 */
export async function registerEndpoint(db: Db, actor: Actor, input: EndpointRegistration) {
  requireManageModels(actor);
  const { address, key = null, model, tasks } = input;
  const check = await checkEndpoint({ address, key, model, tasks, rules: rules(), limits: LIMITS });
  if (!check.ok) return { ...refuse("check-failed"), findings: check.findings };
  return transact(db, async (tx) => {
    const modelId = await lockModel(tx, input.name);
    if (!modelId) return refuse("name-taken");
    const version = await findOrCreate(tx, modelId, input, check);
    await storeKey(tx, version.versionId, key);
    await recordEvent(tx, actor, {
      type: version.isNew ? "model.server_added" : "model.key_replaced",
      subject: ["model", modelId],
      data: { versionId: version.versionId, number: version.number, name: input.name, server: new URL(address).host },
    });
    return done<RegisteredEndpoint>({ modelId, ...version, findings: check.findings });
  });
}

/** Another key for the same version, or none; it is tried before it takes the place of the old one. */
export async function replaceKey(db: Db, actor: Actor, versionId: string, key: string | null) {
  requireManageModels(actor);
  const found = await findEndpoint(db, versionId);
  if (!found) throw new AppError("not_found", "There is no such version, or no server runs it.");
  const { address, model, tasks } = found.settings;
  const check = await checkEndpoint({ address, key, model, tasks, rules: rules(), limits: LIMITS });
  if (!check.ok) return { ...refuse("check-failed"), findings: check.findings };
  return transact(db, async (tx) => {
    await storeKey(tx, versionId, key);
    await recordEvent(tx, actor, {
      type: "model.key_replaced",
      subject: ["model", found.modelId],
      data: { versionId, number: found.number, hasKey: key !== null },
    });
    return done({ versionId, findings: check.findings });
  });
}

function rules() {
  return { privateAddresses: env.COPYDESK_PRIVATE_ENDPOINTS };
}

/** Held until the end of the transaction. Null where the name belongs to a model that no server runs. */
async function lockModel(tx: Db, name: string): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('registered-model'), hashtext(${name}))`;
  const found = await tx.registeredModel.findUnique({
    where: { name },
    select: { id: true, versions: { where: { engine: { not: "openai" } }, select: { id: true }, take: 1 } },
  });
  if (found) return found.versions.length === 0 ? found.id : null;
  return (await tx.registeredModel.create({ data: { name }, select: { id: true } })).id;
}

async function findOrCreate(tx: Db, modelId: string, input: EndpointRegistration, check: EndpointCheck) {
  const { address, model, tasks, concurrency } = input;
  const contextLength = input.contextLength ?? check.contextLength ?? CONTEXT_LENGTH;
  const settings = endpointSettingsSchema.parse({ address, model, tasks, concurrency, contextLength });
  const kept = { address, model, tasks: tasks.toSorted(), concurrency, contextLength: settings.contextLength };
  const manifest = { engine: "openai", format: "remote", tasks, pair: null, settings: kept, files: [] };
  const digest = digestOfManifest(manifest);
  const known = await tx.modelVersion.findFirst({
    where: { modelId, digest, status: { not: "deleted" } },
    select: { id: true, number: true },
  });
  if (known) return { versionId: known.id, number: known.number, isNew: false };
  const newest = await tx.modelVersion.aggregate({ where: { modelId }, _max: { number: true } });
  const created = await tx.modelVersion.create({
    data: {
      modelId,
      number: (newest._max.number ?? 0) + 1,
      status: "ready",
      tasks,
      engine: "openai",
      format: "remote",
      files: [],
      digest,
      licence: input.licence || "not stated",
      languages: [],
      contextLength: tasks.includes("write") ? contextLength : null,
      // The memory of the server is its own; the process here is small.
      memoryBytes: 0n,
      settings: kept,
      origin: {
        source: "endpoint",
        reference: `${model} at ${address}`,
        fetchedAt: new Date().toISOString(),
        findings: check.findings,
      },
    },
    select: { id: true, number: true },
  });
  return { versionId: created.id, number: created.number, isNew: true };
}
