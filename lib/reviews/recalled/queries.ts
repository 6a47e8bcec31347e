/** Recalled drafts in the review inbox: each waits for a person to look at it again. */
import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import type { KindName } from "#lib/kinds/registry";
import { inboxOf } from "../queries.ts";

const open = { resolvedAt: null } as const;

/** Drafts with an open recall where the actor's role decides, the newest draft first; each with its newest recall. */
export async function listRecalled(db: Db, actor: Actor, page: PageRequest) {
  const after = page.cursor && isId(page.cursor) ? page.cursor : null;
  const rows = await db.draft.findMany({
    where: { ...inboxOf(actor), recalls: { some: open }, ...(after && { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: page.limit + 1,
    select: {
      id: true,
      title: true,
      kind: true,
      language: true,
      status: true,
      project: { select: { slug: true, name: true } },
      publications: { where: { unpublishedAt: null }, select: { slug: true } },
      recalls: {
        where: open,
        orderBy: { recall: { createdAt: "desc" } },
        take: 1,
        select: {
          recall: {
            select: {
              id: true,
              reason: true,
              createdAt: true,
              version: { select: { id: true, number: true, model: { select: { name: true } } } },
            },
          },
        },
      },
    },
  });
  const { items, nextCursor } = pageOf(rows, page);
  const drafts = items.flatMap(({ recalls: [newest], publications, kind, ...draft }) =>
    newest ? [{ ...draft, kind: kind as KindName, live: publications.length > 0, recall: newest.recall }] : [],
  );
  return { items: drafts, nextCursor } satisfies Page<(typeof drafts)[number]>;
}
export type RecalledDraft = Awaited<ReturnType<typeof listRecalled>>["items"][number];

export function countRecalled(db: Db, actor: Actor): Promise<number> {
  return db.draft.count({ where: { ...inboxOf(actor), recalls: { some: open } } });
}
