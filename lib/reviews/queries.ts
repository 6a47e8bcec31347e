import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { projectsOf } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import type { KindName } from "#lib/kinds/registry";

/** A reviewer sees what is open in projects where the role decides; an admin all. */
export function inboxOf(actor: Actor) {
  const userId = userIdOf(actor);
  if (actor.type !== "system" && !actor.isAdmin && userId)
    return { project: { members: { some: { userId, role: { in: ["lead" as const, "reviewer" as const] } } } } };
  return { project: projectsOf(actor) };
}

const COLUMNS = {
  id: true,
  note: true,
  submittedAt: true,
  dueAt: true,
  claimedBy: { select: { id: true, name: true } },
  revisionId: true,
  submittedBy: { select: { id: true, name: true } },
  revision: { select: { number: true, authorUserId: true } },
  draft: {
    select: {
      id: true,
      title: true,
      kind: true,
      language: true,
      project: { select: { slug: true, name: true, reviewFourEyes: true } },
    },
  },
  decisions: { select: { verdict: true, createdAt: true, note: true, user: { select: { id: true, name: true } } } },
} as const;

/** What waits for the actor's verdict: what is due first, then what waits longest. Own work is left out where four eyes are wanted. */
export async function listInbox(db: Db, actor: Actor, limit = 100) {
  const userId = userIdOf(actor);
  const rows = await db.review.findMany({
    where: { status: "open", draft: inboxOf(actor), decisions: { none: { userId: userId ?? undefined } } },
    orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { submittedAt: "asc" }, { id: "asc" }],
    take: limit,
    select: COLUMNS,
  });
  return rows
    .filter(
      ({ draft, submittedBy, revision }) =>
        !draft.project.reviewFourEyes || (submittedBy?.id !== userId && revision.authorUserId !== userId),
    )
    .map((row) => ({ ...row, draft: { ...row.draft, kind: row.draft.kind as KindName } }));
}
export type InboxItem = Awaited<ReturnType<typeof listInbox>>[number];

/** All rounds of a draft, newest first. The caller has checked that the draft may be seen. */
export async function listReviews(db: Db, draftId: string) {
  return db.review.findMany({
    where: { draftId },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: 50,
    select: { ...COLUMNS, status: true, closedAt: true },
  });
}

/** The last approval of a draft, which a reviewer's diff is made against. */
export async function findLastApproval(db: Db, draftId: string) {
  const review = await db.review.findFirst({
    where: { draftId, status: "approved", closedAt: { not: null } },
    orderBy: [{ closedAt: "desc" }, { id: "desc" }],
    select: { revisionId: true, closedAt: true, decisions: COLUMNS.decisions },
  });
  if (!review?.closedAt) return null;
  const by = review.decisions.filter(({ verdict }) => verdict === "approve").map(({ user }) => user);
  return { revisionId: review.revisionId, at: review.closedAt, by };
}

/** Drafts of the actor that came back with changes asked, newest first, with the note. */
export async function listChangesAsked(db: Db, actor: Actor, limit = 20) {
  const userId = userIdOf(actor);
  if (!userId) return [];
  return db.review.findMany({
    where: { status: "changes_requested", submittedById: userId, draft: { status: "changes_requested" } },
    orderBy: [{ closedAt: "desc" }, { id: "desc" }],
    distinct: ["draftId"],
    take: limit,
    select: { ...COLUMNS, closedAt: true },
  });
}
