/** Registered models and their versions. A version is immutable once it is ready, but for its status. */
import type { Actor } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import type { CatalogEntry } from "./catalog/schema.ts";
import { deployFirst } from "./deployments/commands.ts";
import type { FetchedEntry } from "./fetch/fetch-entry.ts";
import { digestOfManifest } from "./manifest.ts";
import { queueFirstProfile } from "./profiles/commands.ts";

export type RegisteredVersion = { id: string; modelId: string; number: number; digest: string; isNew: boolean };

/**
 * The fetched entry as a ready version, which serves its tasks at once where nothing does yet. The same files with the
 * same settings are the same version: registering them again changes nothing.
 */
export async function registerVersion(
  db: Db,
  actor: Actor,
  entry: CatalogEntry,
  fetched: FetchedEntry,
): Promise<RegisteredVersion> {
  const { engine, format, tasks, pair, settings } = entry;
  const digest = digestOfManifest({ engine, format, tasks, pair, settings, files: fetched.files });
  return transact(db, async (tx) => {
    const modelId = await lockCatalogModel(tx, entry);
    const known = await tx.modelVersion.findFirst({ where: { modelId, digest }, select: { id: true, number: true } });
    const version = known
      ? await tx.modelVersion.update({
          where: { id: known.id },
          data: { status: "ready", error: undefined },
          select: { id: true, number: true },
        })
      : await createVersion(tx, modelId, digest, entry, fetched);
    const registered = { ...version, modelId, digest, isNew: !known };
    if (!known)
      await recordEvent(tx, actor, {
        type: "model.installed",
        subject: ["model", modelId],
        data: { versionId: version.id, number: version.number, name: entry.name, source: fetched.origin.source },
      });
    await queueFirstProfile(tx, { id: version.id, engine });
    for (const task of entry.deploys ?? tasks)
      await deployFirst(tx, actor, { task, pair: task === "translate" ? pair : null, versionId: version.id, engine });
    return registered;
  });
}

async function createVersion(tx: Db, modelId: string, digest: string, entry: CatalogEntry, fetched: FetchedEntry) {
  return tx.modelVersion.create({
    data: {
      modelId,
      number: await nextNumber(tx, modelId),
      status: "ready",
      tasks: entry.tasks,
      engine: entry.engine,
      format: entry.format,
      files: fetched.files,
      digest,
      licence: entry.licence,
      languages: entry.languages,
      pair: entry.pair,
      parameters: entry.parameters === null ? null : BigInt(entry.parameters),
      quantisation: entry.quantisation,
      contextLength: entry.contextLength,
      memoryBytes: BigInt(entry.memoryBytes),
      settings: entry.settings as object,
      origin: fetched.origin,
    },
    select: { id: true, number: true },
  });
}

/** Of a further version; the caller has locked its model. */
export async function nextNumber(tx: Db, modelId: string): Promise<number> {
  const newest = await tx.modelVersion.aggregate({ where: { modelId }, _max: { number: true } });
  return (newest._max.number ?? 0) + 1;
}

/** Held until the end of the transaction: numbers of versions are given out one after another. */
export async function lockCatalogModel(tx: Db, entry: CatalogEntry): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('registered-model'), hashtext(${entry.id}))`;
  const found = await tx.registeredModel.findUnique({ where: { catalogId: entry.id }, select: { id: true } });
  if (found) return found.id;
  const taken = await tx.registeredModel.findUnique({ where: { name: entry.name }, select: { id: true } });
  const name = taken ? `${entry.name} (${entry.id})` : entry.name;
  const created = await tx.registeredModel.create({ data: { name, catalogId: entry.id }, select: { id: true } });
  return created.id;
}
