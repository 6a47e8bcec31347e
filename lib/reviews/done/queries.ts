import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { projectsOf } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import type { KindName } from "#lib/kinds/registry";

/** What the actor has decided on, newest first, in projects that they still may see. */
export async function listDone(db: Db, actor: Actor, limit = 50) {
  const userId = userIdOf(actor);
  if (!userId) return [];
  const rows = await db.reviewDecision.findMany({
    where: { userId, review: { draft: { project: projectsOf(actor) } } },
    orderBy: { createdAt: "desc" },
    take: limit,
    select: {
      verdict: true,
      createdAt: true,
      review: {
        select: {
          id: true,
          revision: { select: { number: true } },
          submittedBy: { select: { name: true } },
          draft: {
            select: { id: true, title: true, kind: true, language: true, project: { select: { name: true } } },
          },
        },
      },
    },
  });
  return rows.map(({ review: { draft, ...review }, ...decision }) => ({
    ...decision,
    ...review,
    draft: { ...draft, kind: draft.kind as KindName },
  }));
}
export type DoneItem = Awaited<ReturnType<typeof listDone>>[number];
