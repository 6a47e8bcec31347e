/**
 * Publishing: one approved revision of one draft goes live under its address, and comes down again. Nothing else
 * goes live with it: no other draft, no other language, no newer revision.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireAbility } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { requireDraft } from "#lib/drafts/queries";
import type { FoundDraft } from "#lib/drafts/queries";
import { hasBlockingErrors } from "#lib/drafts/revisions/queries";
import { statusesBefore } from "#lib/drafts/transitions";
import { freeSlug, slugOf } from "#lib/text/slug";

export async function publishDraft(
  db: Db,
  actor: Actor,
  input: { draftId: string; revisionId: string; slug?: string | undefined },
) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "publication.change");
  if (draft.live?.revisionId === input.revisionId) return refuse("already-live");
  if (await hasBlockingErrors(db, draft, input.revisionId)) return refuse("has-errors");
  const statuses = [
    ...statusesBefore("publish"),
    ...(draft.project.reviewApprovals === 0 ? statusesBefore("submit") : []),
  ];

  return transact(db, async (tx) => {
    // Status and revision are part of the write: what was edited or sent back meanwhile does not go live.
    const { count } = await tx.draft.updateMany({
      where: {
        id: draft.id,
        status: { in: statuses },
        headRevisionId: input.revisionId,
        activeGenerationId: null,
      },
      data: { updatedAt: new Date() },
    });
    if (count === 0) return refuse(draft.facts.status === "approved" ? "changed-meanwhile" : "not-approved");
    const before = await endLive(tx, actor, draft.id);
    const slug = await chooseSlug(tx, draft, input.slug ?? before?.slug ?? null);
    const publication = await tx.publication.create({
      data: {
        projectId: draft.projectId,
        draftId: draft.id,
        revisionId: input.revisionId,
        locale: draft.language,
        slug,
        publishedById: userIdOf(actor),
      },
      select: { id: true, slug: true, publishedAt: true },
    });
    await record(tx, actor, draft, "draft.published", slug);
    return done({ ...publication, path: `/p/${draft.project.slug}/${slug}` });
  });
}

export async function unpublishDraft(db: Db, actor: Actor, input: { draftId: string; note: string }) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "publication.change");
  return transact(db, async (tx) => {
    const ended = await endLive(tx, actor, draft.id);
    if (!ended) return refuse("not-live");
    await record(tx, actor, draft, "draft.unpublished", ended.slug, input.note);
    return done({ draftId: draft.id, slug: ended.slug });
  });
}

async function endLive(tx: Db, actor: Actor, draftId: string): Promise<{ slug: string } | null> {
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

async function record(
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
