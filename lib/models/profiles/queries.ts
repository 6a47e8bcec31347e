import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { requireReadModels } from "../policy.ts";
import { modelErrorSchema } from "../schema.ts";
import { statusesBefore } from "./transitions.ts";
import { profileProgressSchema, stageResultsSchema, type StageResult } from "./schema.ts";

const COLUMNS = {
  id: true,
  versionId: true,
  status: true,
  attempt: true,
  cancelRequestedAt: true,
  progress: true,
  suite: true,
  results: true,
  device: true,
  threads: true,
  loadMilliseconds: true,
  memoryBytes: true,
  promptTokensPerSecond: true,
  tokensPerSecond: true,
  error: true,
  workerId: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const;

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(db: Db, id: string) {
  return db.capabilityProfile.findUnique({ where: { id }, select: COLUMNS });
}

function shape({ progress, results, memoryBytes, error, ...row }: Row) {
  return {
    ...row,
    progress: profileProgressSchema.safeParse(progress).data ?? null,
    results: stageResultsSchema.parse(results),
    memoryBytes: memoryBytes === null ? null : Number(memoryBytes),
    error: error === null ? null : modelErrorSchema.parse(error),
  };
}
export type ListedProfile = ReturnType<typeof shape>;

/** Version id → what its newest completed self-test found; versions without one are not in the map. */
export async function findProofs(db: Db, versionIds: readonly string[]): Promise<Map<string, StageResult[]>> {
  const rows = await db.capabilityProfile.findMany({
    where: { versionId: { in: versionIds.filter(isId) }, status: "completed" },
    select: { versionId: true, results: true },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    distinct: ["versionId"],
  });
  return new Map(rows.map(({ versionId, results }) => [versionId, stageResultsSchema.parse(results)]));
}

/** Version id → its newest completed profile. */
export async function findNewestProfiles(
  db: Db,
  actor: Actor,
  versionIds: readonly string[],
): Promise<Map<string, ListedProfile>> {
  requireReadModels(actor);
  const rows = await db.capabilityProfile.findMany({
    where: { versionId: { in: versionIds.filter(isId) }, status: "completed" },
    select: COLUMNS,
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    distinct: ["versionId"],
  });
  return new Map(rows.map((row) => [row.versionId, shape(row)]));
}

/** All self-tests of a version, newest first, with the names of the workers that ran them. */
export async function listProfiles(db: Db, actor: Actor, versionId: string, limit = 20) {
  requireReadModels(actor);
  if (!isId(versionId)) return [];
  const rows = await db.capabilityProfile.findMany({
    where: { versionId },
    select: COLUMNS,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  const workerIds = [...new Set(rows.flatMap(({ workerId }) => workerId ?? []))];
  const workers = await db.worker.findMany({ where: { id: { in: workerIds } }, select: { id: true, name: true } });
  const nameOf = new Map(workers.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...shape(row), workerName: nameOf.get(row.workerId ?? "") ?? null }));
}

/** The one that waits or runs. */
export async function findActiveProfile(db: Db, actor: Actor, versionId: string): Promise<ListedProfile | null> {
  requireReadModels(actor);
  if (!isId(versionId)) return null;
  const row = await db.capabilityProfile.findFirst({
    where: { versionId, status: { in: statusesBefore("cancel") } },
    select: COLUMNS,
  });
  return row && shape(row);
}

/** What is told of a version in one: the newest completed self-test; before there is one, the newest at all. */
export async function findShownProfile(db: Db, actor: Actor, versionId: string) {
  const profiles = await listProfiles(db, actor, versionId);
  return profiles.find(({ status }) => status === "completed") ?? profiles[0] ?? null;
}

export async function findProfile(db: Db, actor: Actor, id: string): Promise<ListedProfile | null> {
  requireReadModels(actor);
  if (!isId(id)) return null;
  const row = await findRow(db, id);
  return row && shape(row);
}

export async function requireProfile(db: Db, actor: Actor, id: string): Promise<ListedProfile> {
  const profile = await findProfile(db, actor, id);
  if (!profile) throw new AppError("not_found", "There is no such self-test.");
  return profile;
}

/** What a worker needs to run one: the version, and what an attempt before has found with the same items. */
export async function findProfileOrder(db: Db, id: string) {
  const row = await db.capabilityProfile.findUniqueOrThrow({
    where: { id },
    select: { versionId: true, results: true, version: { select: { tasks: true, pair: true, languages: true } } },
  });
  return { ...row.version, versionId: row.versionId, results: stageResultsSchema.parse(row.results) };
}
