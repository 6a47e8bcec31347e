"use server";

import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findDraftsEverywhere } from "#lib/drafts/search/queries";
import type { PaletteEntry } from "../_components/palette/entries.ts";
import { toRoute } from "../_components/to-route.ts";

const longestQuery = 200;
const shown = 12;

/** Drafts that have these words, newest change first, in all projects of the reader: what the palette lists. */
export async function searchDrafts(query: string): Promise<PaletteEntry[]> {
  const actor = await requireUser();
  const q = String(query).trim().slice(0, longestQuery);
  const found = q ? await findDraftsEverywhere(db, actor, q, shown) : [];
  return found.map(({ id, title, project }) => ({
    id,
    group: "",
    label: title,
    detail: project,
    href: toRoute(`/drafts/${id}`),
  }));
}
