import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { labelOf } from "../deployments/history/queries.ts";
import { requireReadModels } from "../policy.ts";
import { RECALL_OUTCOMES } from "./schema.ts";

const MOST_SHOWN = 20;

const progressSchema = z.array(
  z.object({ recallId: z.string(), outcome: z.enum(RECALL_OUTCOMES).nullable(), drafts: z.int() }),
);

/** Recalls of a version, newest first: who, when, why, and how far the looking is. */
export async function listRecallsOf(db: Db, actor: Actor, versionId: string) {
  requireReadModels(actor);
  const recalls = await db.modelRecall.findMany({
    where: { versionId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
    select: { id: true, reason: true, actorId: true, createdAt: true },
  });
  const counts = progressSchema.parse(
    await db.$queryRaw`
      SELECT recall_id::text AS "recallId", outcome, count(*)::int AS drafts FROM draft_recalls
      WHERE recall_id = ANY(${recalls.map(({ id }) => id)}::uuid[]) GROUP BY recall_id, outcome`,
  );
  const names = await namesOf(db, recalls);
  return recalls.map(({ actorId, ...recall }) => {
    const own = counts.filter(({ recallId }) => recallId === recall.id);
    const drafts = own.reduce((sum, row) => sum + row.drafts, 0);
    const open = own.find(({ outcome }) => outcome === null)?.drafts ?? 0;
    const outcomes = own.flatMap(({ outcome, drafts: of }) => (outcome ? [{ outcome, drafts: of }] : []));
    return { ...recall, by: actorId && (names.get(actorId) ?? null), drafts, resolved: drafts - open, outcomes };
  });
}
export type ListedRecall = Awaited<ReturnType<typeof listRecallsOf>>[number];

/** What a draft is recalled for and nobody has answered. The caller has checked that the draft may be seen. */
export async function listOpenRecalls(db: Db, draftId: string) {
  const rows = await db.draftRecall.findMany({
    where: { draftId, resolvedAt: null },
    orderBy: { recall: { createdAt: "desc" } },
    select: {
      recall: {
        select: {
          id: true,
          reason: true,
          actorId: true,
          createdAt: true,
          version: { select: { id: true, number: true, model: { select: { name: true } } } },
        },
      },
    },
  });
  const names = await namesOf(
    db,
    rows.map(({ recall }) => recall),
  );
  return rows.map(({ recall: { actorId, version, ...recall } }) => ({
    ...recall,
    by: actorId && (names.get(actorId) ?? null),
    version: { id: version.id, label: labelOf(version) },
  }));
}
export type OpenRecall = Awaited<ReturnType<typeof listOpenRecalls>>[number];

async function namesOf(db: Db, recalls: { actorId: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(recalls.flatMap(({ actorId }) => actorId ?? []))];
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}
