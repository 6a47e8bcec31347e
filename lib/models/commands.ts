/** Registered models and their versions. A version is immutable once it is ready, but for its status. */
import type { Actor } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import type { CatalogEntry } from "./catalog/schema.ts";
import { deployFirst } from "./deployments/commands.ts";
import type { Golden } from "./checks/schema.ts";
import type { FetchedEntry } from "./fetch/fetch-entry.ts";
import { digestOfManifest } from "./manifest.ts";
import { queueFirstProfile } from "./profiles/commands.ts";

export type RegisteredVersion = { id: string; modelId: string; number: number; digest: string; isNew: boolean };

/** With what fixed prompts gave, where it was checked. */
export type CheckedEntry = FetchedEntry & { golden?: Golden | null };

/**
 * The fetched entry as a ready version, which serves its tasks at once where nothing does yet. The same files with the
 * same settings are the same version: registering them again changes nothing.
 */
export async function registerVersion(
  db: Db,
  actor: Actor,
  entry: CatalogEntry,
  fetched: CheckedEntry,
  installing: string | null = null,
): Promise<RegisteredVersion> {
  const { engine, format, tasks, pair, settings } = entry;
  const digest = digestOfManifest({ engine, format, tasks, pair, settings, files: fetched.files });
  return transact(db, async (tx) => {
    const modelId = await lockCatalogModel(tx, entry);
    // What was deleted stays deleted: the same files anew are a further version.
    const known = await tx.modelVersion.findFirst({
      where: { modelId, digest, status: { not: "deleted" } },
      select: { id: true, number: true },
    });
    const version = known
      ? await tx.modelVersion.update({
          where: { id: known.id },
          data: { status: "ready", error: undefined },
          select: { id: true, number: true },
        })
      : ((await fillVersion(tx, installing, digest, entry, fetched)) ??
        (await createVersion(tx, modelId, digest, entry, fetched)));
    if (version.id !== installing) await dropInstalling(tx, installing);
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

async function createVersion(tx: Db, modelId: string, digest: string, entry: CatalogEntry, fetched: CheckedEntry) {
  const data = { ...dataOf(digest, entry, fetched), modelId, number: await nextNumber(tx, modelId) };
  return tx.modelVersion.create({ data, select: { id: true, number: true } });
}

/** The row that an install made; null where there is none, or it is none any more. */
async function fillVersion(tx: Db, id: string | null, digest: string, entry: CatalogEntry, fetched: CheckedEntry) {
  if (id === null) return null;
  const [filled] = await tx.modelVersion.updateManyAndReturn({
    where: { id, status: "installing" },
    data: dataOf(digest, entry, fetched),
    select: { id: true, number: true },
  });
  return filled ?? null;
}

/** What came is a version that was there already: its row is the one that stays. */
async function dropInstalling(tx: Db, id: string | null): Promise<void> {
  if (id !== null) await tx.modelVersion.deleteMany({ where: { id, status: "installing" } });
}

function dataOf(digest: string, entry: CatalogEntry, { files, origin, golden }: CheckedEntry) {
  const { tasks, engine, format, licence, languages, pair, quantisation, contextLength } = entry;
  return {
    ...{ tasks, engine, format, licence, languages, pair, quantisation, contextLength, files, digest, origin },
    status: "ready" as const,
    parameters: entry.parameters === null ? null : BigInt(entry.parameters),
    memoryBytes: BigInt(entry.memoryBytes),
    settings: entry.settings as object,
    ...(golden && { golden }),
  };
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
