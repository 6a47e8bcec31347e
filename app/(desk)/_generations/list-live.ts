import type { Actor } from "#lib/auth/actor";
import { findProjectAccess, may } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { presentGeneration } from "#lib/generations/present";
import type { PresentedGeneration } from "#lib/generations/present";
import { listActiveGenerations } from "#lib/generations/queries";
import type { ListedGeneration } from "#lib/generations/queries";
import { tellWaits } from "../../_waits/explain.ts";
import type { ToldWait } from "../../_waits/explain.ts";

export type LiveGeneration = Omit<PresentedGeneration, "wait"> & {
  wait: ToldWait | null;
  mayStop: boolean;
  workerId: string | null;
};

/** What is written or waits now, the running ones first, each with why it waits and whether the reader may stop it. */
export async function listLiveGenerations(db: Db, actor: Actor): Promise<LiveGeneration[]> {
  const rows = await listActiveGenerations(db, actor);
  const waiting = rows.filter(({ status }) => status === "queued").map(({ id }) => id);
  const [changeable, waits] = await Promise.all([listChangeable(db, actor, rows), tellWaits(db, waiting)]);
  const live = rows.map((row) => ({
    ...presentGeneration(row, waits.get(row.id)),
    mayStop: changeable.has(row.projectId),
    workerId: row.workerId,
  }));
  return [...live.filter(({ status }) => status === "running"), ...live.filter(({ status }) => status !== "running")];
}

/** Projects among these in which the reader may order, stop and repeat. */
export async function listChangeable(db: Db, actor: Actor, rows: ListedGeneration[]): Promise<Set<string>> {
  const ids = [...new Set(rows.map((row) => row.projectId))];
  const found = await Promise.all(ids.map((id) => findProjectAccess(db, actor, id)));
  return new Set(ids.filter((_, index) => found[index] && may(found[index], "generation.request")));
}
