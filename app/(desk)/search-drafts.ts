"use server";

import { findProjectAccess } from "#lib/auth/queries";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { listDrafts } from "#lib/drafts/queries";
import { listProjects } from "#lib/projects/queries";
import type { PaletteEntry } from "../_components/palette/entries.ts";
import { toRoute } from "../_components/to-route.ts";

const longestQuery = 200;
const searchedProjects = 20;
const shownPerProject = 5;
const shown = 12;

/** Drafts whose title has these words, newest change first, in the reader's projects: what the palette lists. */
export async function searchDrafts(query: string): Promise<PaletteEntry[]> {
  const actor = await requireUser();
  const q = String(query).trim().slice(0, longestQuery);
  if (!q) return [];
  const { items } = await listProjects(db, actor, { limit: searchedProjects, cursor: null });
  const found = await Promise.all(
    items.map(async (project) => {
      const access = await findProjectAccess(db, actor, project.id);
      if (!access) return [];
      const page = await listDrafts(db, access, { q }, { limit: shownPerProject, cursor: null });
      return page.items.map((draft) => ({ draft, project }));
    }),
  );
  return found
    .flat()
    .sort((one, other) => other.draft.updatedAt.getTime() - one.draft.updatedAt.getTime())
    .slice(0, shown)
    .map(({ draft, project }) => ({
      id: draft.id,
      group: "",
      label: draft.title,
      detail: project.name,
      href: toRoute(`/drafts/${draft.id}`),
    }));
}
