/** Going live and coming down, in a transaction of the caller, who has asked the policy. */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { done, refuse } from "#lib/errors/refusal";
import type { FoundDraft } from "#lib/drafts/queries";
import { hasBlockingErrors } from "#lib/drafts/revisions/queries";
import { statusesBefore } from "#lib/drafts/transitions";
import { freeSlug, slugOf } from "#lib/text/slug";

/** Puts a revision live when it is the newest and approved. `publishedById`: whom the page names. */
export async function goLive(
  tx: Db,
  actor: Actor,
  draft: FoundDraft,
  input: { revisionId: string; slug?: string | undefined; publishedById: string | null },
) {
  if (draft.live?.revisionId === input.revisionId) return refuse("already-live");
  const held = await holdPublishable(tx, draft, input.revisionId);
  if (!held.ok) return held;
  const before = await endLive(tx, actor, draft.id);
  const slug = await chooseSlug(tx, draft, input.slug ?? before?.slug ?? null);
  const publication = await tx.publication.create({
    data: {
      projectId: draft.projectId,
      draftId: draft.id,
      revisionId: input.revisionId,
      locale: draft.language,
      slug,
      publishedById: input.publishedById,
    },
    select: { id: true, slug: true, publishedAt: true },
  });
  await recordPublication(tx, actor, draft, "draft.published", slug);
  return done({ ...publication, path: `/p/${draft.project.slug}/${slug}` });
}

/**
 * Locks the draft while it may be published: approved (or in no need of it), idle, and still at that revision. The
 * status and the revision are part of the write, so that what was edited or sent back meanwhile does not go live.
 */
export async function holdPublishable(tx: Db, draft: FoundDraft, revisionId: string) {
  if (await hasBlockingErrors(tx, draft, revisionId)) return refuse("has-errors");
  const statuses = [
    ...statusesBefore("publish"),
    ...(draft.project.reviewApprovals === 0 ? statusesBefore("submit") : []),
  ];
  const { count } = await tx.draft.updateMany({
    where: { id: draft.id, status: { in: statuses }, headRevisionId: revisionId, activeGenerationId: null },
    data: { updatedAt: new Date() },
  });
  if (count > 0) return done({});
  return refuse(draft.facts.status === "approved" ? "changed-meanwhile" : "not-approved");
}

export async function endLive(tx: Db, actor: Actor, draftId: string): Promise<{ slug: string } | null> {
  const ended = await tx.publication.updateManyAndReturn({
    where: { draftId, unpublishedAt: null },
    data: { unpublishedAt: new Date(), unpublishedById: userIdOf(actor) },
    select: { slug: true },
  });
  return ended[0] ?? null;
}

/** One project's slugs are given out one at a time, so that two publications never meet in the unique key. */
async function chooseSlug(tx: Db, draft: FoundDraft, wanted: string | null): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('publication-slug'), hashtext(${draft.projectId}))`;
  const slug = slugOf(wanted ?? draft.title) || `${draft.kind}-${draft.id.slice(-6)}`;
  const taken = await tx.publication.findMany({
    where: { projectId: draft.projectId, unpublishedAt: null, slug: { startsWith: slug } },
    select: { slug: true },
  });
  return freeSlug(slug, new Set([...RESERVED, ...taken.map((publication) => publication.slug)]));
}

/** Addresses beside the pages of a project. */
const RESERVED = ["feed", "sitemap"];

export async function recordPublication(
  tx: Db,
  actor: Actor,
  draft: FoundDraft,
  type: "draft.published" | "draft.unpublished",
  slug: string,
  note = "",
): Promise<void> {
  await recordEvent(tx, actor, {
    type,
    projectId: draft.projectId,
    subject: ["draft", draft.id],
    note,
    data: { slug, locale: draft.language },
  });
}
