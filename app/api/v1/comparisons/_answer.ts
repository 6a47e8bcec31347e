import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { presentComparison, presentFigures, presentItem, presentTexts } from "#lib/evaluation/present";
import { findItem, listItems } from "#lib/evaluation/items/queries";
import { listFigures, requireComparison } from "#lib/evaluation/queries";
import type { PageRequest } from "#lib/db/page";

export const itemParams = z.object({ id: z.string().max(64), itemId: z.string().max(64) });

/** A comparison with its figures and the texts that the caller may read. */
export async function readComparison(db: Db, actor: Actor, id: string, page: PageRequest) {
  const comparison = await requireComparison(db, actor, id);
  const { items, nextCursor } = await listItems(db, actor, comparison.id, page);
  return {
    ...presentComparison(comparison, actor),
    figures: presentFigures(comparison, await listFigures(db, comparison.id)),
    items: items.map(presentItem),
    nextCursor,
  };
}

/** Both texts of one item; null where there is none for the caller. */
export async function readItem(db: Db, actor: Actor, id: string, itemId: string) {
  const comparison = await requireComparison(db, actor, id);
  const item = await findItem(db, actor, comparison.id, itemId);
  return item && presentTexts(item, comparison, env.COPYDESK_SECRET);
}

export const comparisonRefusals = {
  "same-version": { status: 422, detail: "A version is not compared with itself." },
  "no-such-version": { status: 422, detail: "There is no such version." },
  "not-ready": { detail: "Both versions have to be ready." },
  "wrong-task": { status: 422, detail: "The two versions have no such task in common." },
  "task-not-compared": {
    status: 422,
    detail: "Versions for this task write no text that could be read side by side. Their self-tests tell them apart.",
  },
  "other-pair": { status: 422, detail: "The two versions translate other pairs of languages." },
  "nothing-to-replay": { detail: "The first version has finished no text there yet." },
} as const;

export const endRefusals = {
  "already-ended": { detail: "It had ended already." },
  "ends-with-its-deployment": { detail: "A shadow ends when its deployment's challenger does. End that." },
} as const;

export const openRefusals = { "already-open": { detail: "The names are shown already." } } as const;

export const verdictRefusals = {
  "not-written-yet": { detail: "Both texts have to be there first." },
  "already-judged": { detail: "Somebody has chosen already." },
} as const;
