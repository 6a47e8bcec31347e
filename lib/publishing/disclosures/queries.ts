/**
 * How a live page came to be, for its readers: which model wrote, how many people edited and approved, which sources
 * it names. People are counted, not named: they did not choose to be on the page.
 */
import type { Db } from "#lib/db/client";

export async function findDisclosure(db: Db, page: { draftId: string; revisionId: string }) {
  const { number } = await db.revision.findUniqueOrThrow({
    where: { id: page.revisionId },
    select: { number: true },
  });
  const [hands, approvals, publications] = await Promise.all([
    listHands(db, page.draftId, number),
    db.reviewDecision.findMany({
      where: { verdict: "approve", review: { revisionId: page.revisionId } },
      orderBy: { createdAt: "desc" },
      distinct: ["userId"],
      select: { createdAt: true },
    }),
    db.publication.findMany({
      where: { draftId: page.draftId },
      orderBy: [{ publishedAt: "asc" }, { id: "asc" }],
      distinct: ["revisionId"],
      select: { publishedAt: true },
    }),
  ]);
  // Extraction is registered like a model and writes no word of its own.
  const first = hands.find(
    ({ generation }) => generation?.modelVersion && generation.modelVersion.engine !== "extractive",
  );
  const editors = new Set(hands.flatMap(({ authorUserId }) => (authorUserId ? [authorUserId] : [])));
  return {
    model: first?.generation?.modelVersion
      ? `${first.generation.modelVersion.model.name} v${first.generation.modelVersion.number}`
      : null,
    /** A generation that needed no language model: built by extraction. */
    isGenerated: hands.some(({ authorType }) => authorType === "generation"),
    writtenAt: (first ?? hands[0])?.createdAt ?? null,
    editors: editors.size,
    approvals: approvals.length,
    approvedAt: approvals[0]?.createdAt ?? null,
    firstPublishedAt: publications[0]?.publishedAt ?? null,
    /** Times that another revision took the place of the one before. */
    changes: Math.max(0, publications.length - 1),
  };
}
export type Disclosure = Awaited<ReturnType<typeof findDisclosure>>;

/** Titles only: the text of a source is not the readers'. */
export function listNamedSources(db: Db, projectSlug: string, ids: string[]) {
  return db.source.findMany({
    where: { id: { in: ids }, project: { slug: projectSlug } },
    select: { id: true, title: true },
  });
}

/** The same content in other languages, live now. */
export function listLiveTranslations(db: Db, draft: { id: string; translationOfId: string | null }) {
  const origin = draft.translationOfId ?? draft.id;
  return db.publication.findMany({
    where: {
      unpublishedAt: null,
      draftId: { not: draft.id },
      draft: { OR: [{ id: origin }, { translationOfId: origin }] },
    },
    orderBy: [{ locale: "asc" }, { id: "asc" }],
    take: 100,
    select: { locale: true, slug: true, project: { select: { slug: true } } },
  });
}

/** Everybody and everything that made a revision up to this one, in the order of their first. */
function listHands(db: Db, draftId: string, upTo: number) {
  return db.revision.findMany({
    where: { draftId, number: { lte: upTo } },
    orderBy: { number: "asc" },
    distinct: ["authorType", "authorUserId", "generationId"],
    take: 500,
    select: {
      authorType: true,
      authorUserId: true,
      createdAt: true,
      generation: {
        select: { modelVersion: { select: { number: true, engine: true, model: { select: { name: true } } } } },
      },
    },
  });
}
