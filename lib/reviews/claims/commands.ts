/** Who reads a draft in review, and until when an answer is wanted. A claim bars nobody: it tells others. */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireAbility } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { AuditType } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { barredByFourEyes } from "#lib/drafts/policy";
import { requireDraft } from "#lib/drafts/queries";
import type { FoundDraft } from "#lib/drafts/queries";

/** Takes the open review of a draft. Of two who press together, one has it. */
export async function claimReview(db: Db, actor: Actor, draftId: string) {
  const draft = await requireDraft(db, actor, draftId);
  requireAbility(draft.access, "review.decide");
  const userId = userIdOf(actor);
  if (!userId) throw new AppError("forbidden", "A review is claimed by a person.");
  if (barredByFourEyes(draft.access, draft.facts)) return refuse("four-eyes");
  return transact(db, async (tx) => {
    const { count } = await tx.review.updateMany({
      where: { draftId: draft.id, status: "open", claimedById: null },
      data: { claimedById: userId, claimedAt: new Date() },
    });
    if (count === 0) return refuse(draft.review ? "claimed-meanwhile" : "not-in-review");
    await record(tx, actor, draft, "review.claimed");
    return done({ draftId: draft.id });
  });
}

/** Gives it back to anyone. Whoever may decide may do so: who has taken it may be away. */
export async function releaseReview(db: Db, actor: Actor, draftId: string) {
  const draft = await requireDraft(db, actor, draftId);
  requireAbility(draft.access, "review.decide");
  return transact(db, async (tx) => {
    const { count } = await tx.review.updateMany({
      where: { draftId: draft.id, status: "open", claimedById: { not: null } },
      data: { claimedById: null, claimedAt: null },
    });
    if (count === 0) return refuse("not-claimed");
    await record(tx, actor, draft, "review.released");
    return done({ draftId: draft.id });
  });
}

/** When an answer is wanted; null: at any time. */
export async function changeDue(db: Db, actor: Actor, input: { draftId: string; dueAt: Date | null }) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "draft.submit");
  if (input.dueAt && input.dueAt.getTime() <= Date.now()) return refuse("due-in-the-past");
  return transact(db, async (tx) => {
    const { count } = await tx.review.updateMany({
      where: { draftId: draft.id, status: "open" },
      data: { dueAt: input.dueAt },
    });
    if (count === 0) return refuse("not-in-review");
    await record(tx, actor, draft, "review.due_changed");
    return done({ draftId: draft.id });
  });
}

async function record(tx: Db, actor: Actor, draft: FoundDraft, type: AuditType): Promise<void> {
  await recordEvent(tx, actor, { type, projectId: draft.projectId, subject: ["draft", draft.id] });
}
