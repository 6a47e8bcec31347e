/** Recalling a version, and answering for one draft. Pages that are live stay up until somebody takes them down. */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { isId, requireAbility } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { requireDraft } from "#lib/drafts/queries";
import { countReach, selectDraftsOf } from "../lineage/queries.ts";
import { requireManageModels } from "../policy.ts";
import { requireVersion } from "../queries.ts";
import { recordVersionEvent } from "../versions/commands.ts";

/** Marks every draft that came from the version, in one statement. Refused where there is none. */
export async function recallVersion(db: Db, actor: Actor, versionId: string, reason: string) {
  requireManageModels(actor);
  const version = await requireVersion(db, actor, versionId);
  if ((await countReach(db, actor, version.id)).drafts === 0) return refuse("nothing-written");
  const drafts = await selectDraftsOf(db, version.id);
  return transact(db, async (tx) => {
    const recall = await tx.modelRecall.create({
      data: { versionId: version.id, reason, actorId: userIdOf(actor) },
      select: { id: true },
    });
    const marked = await tx.$executeRaw`
      INSERT INTO draft_recalls (recall_id, draft_id)
      SELECT ${recall.id}::uuid, found.draft_id FROM (${drafts}) AS found`;
    await recordVersionEvent(tx, actor, version, "model.recalled", reason);
    return done({ id: recall.id, drafts: marked });
  });
}

/** Leaves a recalled draft as it is: a person has looked, and says what they found. */
export async function keepRecalled(db: Db, actor: Actor, input: { draftId: string; recallId: string; note: string }) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "review.decide");
  if (!isId(input.recallId)) throw new AppError("not_found", "There is no such recall of this draft.");
  return transact(db, async (tx) => {
    const { count } = await tx.draftRecall.updateMany({
      where: { draftId: draft.id, recallId: input.recallId, resolvedAt: null },
      data: { resolvedAt: new Date(), resolvedById: userIdOf(actor), outcome: "kept", note: input.note },
    });
    if (count === 0) return refuse("not-recalled");
    await recordEvent(tx, actor, {
      type: "draft.recall_resolved",
      projectId: draft.projectId,
      subject: ["draft", draft.id],
      note: input.note,
      data: { recallId: input.recallId, outcome: "kept" },
    });
    return done({ draftId: draft.id, recallId: input.recallId });
  });
}
