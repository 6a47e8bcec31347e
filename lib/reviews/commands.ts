/**
 * Review: one round for one revision, from submitting to a verdict. What is approved is the revision that was
 * read, never a newer one.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireAbility } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { barredByFourEyes } from "#lib/drafts/policy";
import { requireDraft } from "#lib/drafts/queries";
import type { FoundDraft } from "#lib/drafts/queries";
import { hasBlockingErrors } from "#lib/drafts/revisions/queries";
import { statusAfter, statusesBefore } from "#lib/drafts/transitions";
import { settleRecalls } from "#lib/models/recalls/outcomes/commands";
import type { Verdict } from "./schema.ts";

export async function submitDraft(
  db: Db,
  actor: Actor,
  input: { draftId: string; revisionId: string; note: string; dueAt?: Date | undefined },
) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "draft.submit");
  if (draft.project.reviewApprovals === 0) return refuse("no-review-needed");
  if (input.dueAt && input.dueAt.getTime() <= Date.now()) return refuse("due-in-the-past");
  if (await hasBlockingErrors(db, draft, input.revisionId)) return refuse("has-errors");
  return transact(db, async (tx) => {
    const { count } = await tx.draft.updateMany({
      where: {
        id: draft.id,
        status: { in: statusesBefore("submit") },
        headRevisionId: input.revisionId,
        activeGenerationId: null,
      },
      data: { status: statusAfter("submit") },
    });
    if (count === 0) return refuse(draft.status === "in_review" ? "already-in-review" : "changed-meanwhile");
    await tx.review.create({
      data: {
        draftId: draft.id,
        revisionId: input.revisionId,
        note: input.note,
        submittedById: userIdOf(actor),
        dueAt: input.dueAt ?? null,
      },
    });
    await record(tx, actor, draft, "draft.submitted", input.note);
    return done({ draftId: draft.id, status: statusAfter("submit") });
  });
}

/** Takes a draft back from review, to go on writing. */
export async function withdrawDraft(db: Db, actor: Actor, draftId: string) {
  const draft = await requireDraft(db, actor, draftId);
  requireAbility(draft.access, "draft.submit");
  return transact(db, async (tx) => {
    const { count } = await tx.draft.updateMany({
      where: { id: draft.id, status: { in: statusesBefore("withdraw") } },
      data: { status: statusAfter("withdraw") },
    });
    if (count === 0) return refuse("not-in-review");
    await closeReview(tx, draft.id, "withdrawn");
    await record(tx, actor, draft, "draft.withdrawn", "");
    return done({ draftId: draft.id, status: statusAfter("withdraw") });
  });
}

/**
 * Approves a revision, or asks for changes with a note. The draft is approved when as many people have approved as
 * the project wants; one request for changes ends the round.
 */
export async function decideReview(
  db: Db,
  actor: Actor,
  input: { draftId: string; revisionId: string; verdict: Verdict; note: string },
) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "review.decide");
  const userId = userIdOf(actor);
  if (!userId) throw new AppError("forbidden", "A review is decided by a person.");
  if (barredByFourEyes(draft.access, draft.facts)) return refuse("four-eyes");
  if (input.verdict === "request_changes" && !input.note) return refuse("note-required");

  return transact(db, async (tx) => {
    // The row is locked by its guard: of two reviewers who press together, or one who read an older revision, the
    // later finds no match and changes nothing.
    const { count } = await tx.draft.updateMany({
      where: { id: draft.id, status: { in: statusesBefore(input.verdict) }, headRevisionId: input.revisionId },
      data: { updatedAt: new Date() },
    });
    const review = count === 1 && (await tx.review.findFirst({ where: { draftId: draft.id, status: "open" } }));
    if (!review) return refuse("changed-meanwhile");
    const decided = await tx.reviewDecision.createMany({
      data: { reviewId: review.id, userId, verdict: input.verdict, note: input.note },
      skipDuplicates: true,
    });
    if (decided.count === 0) return refuse("already-decided");
    const approvals = await tx.reviewDecision.count({ where: { reviewId: review.id, verdict: "approve" } });
    const ended = input.verdict === "request_changes" || approvals >= draft.project.reviewApprovals;
    if (ended) await endRound(tx, draft.id, input.verdict);
    if (ended && input.verdict === "approve") await settleRecalls(tx, actor, draft, "approved");
    await record(
      tx,
      actor,
      draft,
      input.verdict === "approve" ? "draft.approved" : "draft.changes_requested",
      input.note,
    );
    return done({
      draftId: draft.id,
      status: ended ? statusAfter(input.verdict) : ("in_review" as const),
      approvals,
      approvalsNeeded: draft.project.reviewApprovals,
    });
  });
}

async function endRound(tx: Db, draftId: string, verdict: Verdict): Promise<void> {
  await tx.draft.updateMany({ where: { id: draftId }, data: { status: statusAfter(verdict) } });
  await closeReview(tx, draftId, verdict === "approve" ? "approved" : "changes_requested");
}

async function closeReview(tx: Db, draftId: string, status: "approved" | "changes_requested" | "withdrawn") {
  await tx.review.updateMany({ where: { draftId, status: "open" }, data: { status, closedAt: new Date() } });
}

async function record(
  tx: Db,
  actor: Actor,
  draft: FoundDraft,
  type: "draft.submitted" | "draft.withdrawn" | "draft.approved" | "draft.changes_requested",
  note: string,
): Promise<void> {
  await recordEvent(tx, actor, { type, projectId: draft.projectId, subject: ["draft", draft.id], note });
}
