"use server";

import { z } from "zod";
import { findProjectAccess } from "#lib/auth/queries";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { resolveTranslation } from "#lib/models/translation/queries";
import { presentSource } from "#lib/sources/present";
import { findSource, listSources } from "#lib/sources/queries";
import { choiceOf } from "./source-choice.ts";
import type { SourceChoice } from "./source-choice.ts";

const shown = 30;
const searchSchema = z.object({
  projectId: z.uuid(),
  q: z.string().trim().max(200),
  chosen: z.array(z.uuid()).max(20),
});

/** Sources whose title has these words, newest first, behind those that are chosen: what the picker lists. */
export async function searchSources(input: z.infer<typeof searchSchema>): Promise<SourceChoice[]> {
  const actor = await requireUser();
  const { projectId, q, chosen } = searchSchema.parse(input);
  const access = await findProjectAccess(db, actor, projectId);
  if (!access) return [];
  const found = await Promise.all(chosen.map((id) => findSource(db, actor, id)));
  const { items } = await listSources(db, access, { q: q || undefined }, { limit: shown, cursor: null });
  const first = found.filter((source) => source?.projectId === projectId).filter((source) => source !== null);
  const rest = items.filter((source) => !chosen.includes(source.id));
  return [...first, ...rest].map((source) => choiceOf(presentSource(source)));
}

export type TranslationRun = { versions: string[] } | { missing: string[] };

/** The versions that would translate between two languages, or the catalog's entries that would bring them. */
export async function findTranslators(projectId: string, from: string, to: string): Promise<TranslationRun> {
  const actor = await requireUser();
  const language = z.string().min(2).max(35);
  const access = await findProjectAccess(db, actor, z.uuid().parse(projectId));
  if (!access) return { missing: [] };
  const plan = await resolveTranslation(db, language.parse(from), language.parse(to), access.projectId);
  if (!plan.ok) return { missing: plan.catalogIds };
  return { versions: plan.legs.map(({ version: { ref } }) => `${ref.name} v${ref.number}`) };
}
