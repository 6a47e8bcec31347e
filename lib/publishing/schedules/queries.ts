import type { Actor } from "#lib/auth/actor";
import { projectsOf } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { obstacleOf } from "./transitions.ts";

/** How long a time that passed without a publication is shown. */
const MISSED_SHOWN_DAYS = 14;
const DAY = 86_400_000;

const COLUMNS = {
  id: true,
  at: true,
  status: true,
  reason: true,
  revisionId: true,
  createdBy: { select: { id: true, name: true } },
  draft: {
    select: {
      id: true,
      title: true,
      kind: true,
      language: true,
      status: true,
      headRevisionId: true,
      activeGenerationId: true,
    },
  },
  project: { select: { slug: true, name: true, reviewApprovals: true } },
} as const;

/** What goes out next in the actor's projects, the soonest first; with `projectId` in that one only. */
export async function listScheduled(db: Db, actor: Actor, options: { projectId?: string; limit?: number } = {}) {
  const rows = await db.publicationSchedule.findMany({
    where: { status: "waiting", project: projectsOf(actor), projectId: options.projectId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: options.limit ?? 8,
    select: COLUMNS,
  });
  return rows.map((row) => ({ ...row, obstacle: obstacleOf(row) }));
}
export type ScheduledItem = Awaited<ReturnType<typeof listScheduled>>[number];

/** Times that passed lately without a publication, and nothing set or published since: a person has to decide. */
export async function listMissed(db: Db, actor: Actor, limit = 8) {
  const since = new Date(Date.now() - MISSED_SHOWN_DAYS * DAY);
  const rows = await db.publicationSchedule.findMany({
    where: { status: "failed", at: { gt: since }, project: projectsOf(actor) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
    select: { ...COLUMNS, draftId: true, createdAt: true },
  });
  const kept = await Promise.all(
    rows.map(async (row) => {
      const later = { draftId: row.draftId };
      const [scheduled, published] = await Promise.all([
        db.publicationSchedule.findFirst({
          where: { ...later, createdAt: { gt: row.createdAt } },
          select: { id: true },
        }),
        db.publication.findFirst({ where: { ...later, publishedAt: { gt: row.createdAt } }, select: { id: true } }),
      ]);
      return scheduled || published ? [] : [row];
    }),
  );
  return kept.flat().slice(0, limit);
}

/** The last time that was set for a draft, when it waits or was missed. The caller has checked who asks. */
export async function findSchedule(db: Db, draftId: string) {
  const row = await db.publicationSchedule.findFirst({
    where: { draftId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: COLUMNS,
  });
  if (!row || row.status === "published" || row.status === "cancelled") return null;
  return { ...row, obstacle: row.status === "waiting" ? obstacleOf(row) : null };
}
