import type { Actor } from "#lib/auth/actor";
import { findProjectAccess, may } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { presentGeneration } from "#lib/generations/present";
import type { PresentedGeneration } from "#lib/generations/present";
import { explainWait, listActiveGenerations } from "#lib/generations/queries";
import type { ListedGeneration, Wait } from "#lib/generations/queries";

export type LiveGeneration = PresentedGeneration & { wait: Wait | null; mayStop: boolean };

/** What is written or waits now, the running ones first, each with why it waits and whether the reader may stop it. */
export async function listLiveGenerations(db: Db, actor: Actor): Promise<LiveGeneration[]> {
  const rows = await listActiveGenerations(db, actor);
  const changeable = await listChangeable(db, actor, rows);
  const live = await Promise.all(
    rows.map(async (row) => {
      const wait = row.status === "queued" ? await explainWait(db, row.id) : null;
      return { ...presentGeneration(row, wait?.position ?? null), wait, mayStop: changeable.has(row.projectId) };
    }),
  );
  return [...live.filter(({ status }) => status === "running"), ...live.filter(({ status }) => status !== "running")];
}

/** Projects among these in which the reader may order, stop and repeat. */
export async function listChangeable(db: Db, actor: Actor, rows: ListedGeneration[]): Promise<Set<string>> {
  const ids = [...new Set(rows.map((row) => row.projectId))];
  const found = await Promise.all(ids.map((id) => findProjectAccess(db, actor, id)));
  return new Set(ids.filter((_, index) => found[index] && may(found[index], "generation.request")));
}
