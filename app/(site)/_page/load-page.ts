import { notFound } from "next/navigation";
import { cache } from "react";
import { db } from "#lib/db/client";
import type { Evidence } from "#lib/kinds/evidence";
import { findDisclosure, listLiveTranslations, listNamedSources } from "#lib/publishing/disclosures/queries";
import { findLivePage, findPublicProject, listLivePages } from "#lib/publishing/queries";
import { readPage } from "./read-page.ts";

/** Pages that a project's list shows. */
const LISTED = 200;

export const loadProject = cache(async (slug: string) => (await findPublicProject(db, slug)) ?? notFound());

export const loadPages = cache(async (project: string) => (await listLivePages(db, project, LISTED)).map(readPage));

/** A live page with all that stands around its text. What is not live, or not any more, is not found. */
export const loadPage = cache(async (project: string, slug: string) => {
  const row = (await findLivePage(db, project, slug)) ?? notFound();
  const page = readPage(row);
  const [disclosure, sources, translations] = await Promise.all([
    findDisclosure(db, { draftId: row.draft.id, revisionId: row.revision.id }),
    listNamedSources(db, project, sourceIdsOf(page.evidence)),
    listLiveTranslations(db, row.draft),
  ]);
  return {
    page,
    project: row.project,
    digest: row.revision.digest,
    disclosure,
    sources: new Map(sources.map(({ id, title }) => [id, title])),
    translations: translations.map(({ locale, ...other }) => ({
      language: locale,
      path: `/p/${other.project.slug}/${other.slug}` as const,
    })),
  };
});
export type LoadedPage = Awaited<ReturnType<typeof loadPage>>;

function sourceIdsOf(evidence: Evidence[]): string[] {
  return [...new Set(evidence.flatMap(({ sourceId }) => (sourceId ? [sourceId] : [])))];
}
