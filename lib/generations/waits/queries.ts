/** Why each waiting generation waits, and about when it should start. Read in a few statements, however many are asked. */
import type { Db } from "#lib/db/client";
import { personLimits } from "#lib/env/limits";
import { listRunningWorkers } from "#lib/workers/queries";
import { findOpenPause } from "../pauses/queries.ts";
import { listNeededVersions } from "../needs/queries.ts";
import type { NeededVersion } from "../needs/queries.ts";
import { estimateStarts } from "./estimate.ts";
import { reasonOf } from "./reason.ts";
import type { Wait } from "./schema.ts";
import type { QueueView, RunningRow, WaitingRow } from "./view.ts";
import { listDurations } from "./durations.ts";

/** Beyond so many it is only said that there are more. */
export const COUNTED = 1_000;

/** By the generation's id; what does not wait is left out. */
export async function explainWaits(db: Db, ids: string[]): Promise<Map<string, Wait>> {
  if (ids.length === 0) return new Map();
  const view = await readQueue(db);
  const positions = new Map(view.waiting.map((row, index) => [row.id, index]));
  const beyond = ids.filter((id) => !positions.has(id));
  const rows = [
    ...view.waiting.filter(({ id }) => ids.includes(id)),
    ...(beyond.length > 0
      ? await db.generation.findMany({ where: { id: { in: beyond }, status: "queued" }, select: WAITING })
      : []),
  ];
  for (const { need } of rows) await knowNeed(db, view, need);
  const starts = estimateStarts(view, new Date().getTime());
  return new Map(
    rows.map((row) => {
      const position = positions.get(row.id) ?? null;
      const at = starts.get(row.id);
      const startsAt = at === undefined ? null : new Date(at).toISOString();
      return [row.id, { ...reasonOf(view, row, position), position, startsAt }];
    }),
  );
}

export async function explainWait(db: Db, id: string): Promise<Wait | null> {
  return (await explainWaits(db, [id])).get(id) ?? null;
}

const WAITING = {
  id: true,
  kind: true,
  need: true,
  projectId: true,
  requestedById: true,
  priority: true,
  fairTag: true,
  createdAt: true,
} as const;

/** Needs of rows further back are not looked up: their estimate goes by their kind. */
const LOOKED_UP = 50;

async function readQueue(db: Db): Promise<QueueView> {
  const [waiting, running, workers, durations, pause] = await Promise.all([
    listWaiting(db),
    listRunning(db),
    listRunningWorkers(db),
    listDurations(db),
    findOpenPause(db),
  ]);
  const needs = new Map<string, NeededVersion[]>();
  const view = { waiting, running, workers, durations, needs, pause, personLimit: personLimits().running };
  for (const need of new Set(waiting.slice(0, LOOKED_UP).map((row) => row.need))) await knowNeed(db, view, need);
  return view;
}

async function knowNeed(db: Db, { needs }: QueueView, need: string): Promise<void> {
  if (!needs.has(need)) needs.set(need, await listNeededVersions(db, need));
}

function listWaiting(db: Db): Promise<WaitingRow[]> {
  return db.generation.findMany({
    where: { status: "queued" },
    orderBy: [{ priority: "desc" }, { fairTag: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    take: COUNTED,
    select: WAITING,
  });
}

function listRunning(db: Db): Promise<RunningRow[]> {
  return db.generation.findMany({
    where: { status: "running" },
    select: { id: true, kind: true, requestedById: true, workerId: true, modelVersionId: true, startedAt: true },
    take: COUNTED,
  });
}
