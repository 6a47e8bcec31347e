import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import type { RecallOutcome } from "../schema.ts";

/**
 * In the transaction of the act that answers the open recalls of a draft: approved anew, published anew, taken down.
 * `before`: only those that were made before then.
 */
export async function settleRecalls(
  tx: Db,
  actor: Actor,
  draft: { id: string; projectId: string },
  outcome: RecallOutcome,
  before?: Date,
): Promise<void> {
  const { count } = await tx.draftRecall.updateMany({
    where: { draftId: draft.id, resolvedAt: null, ...(before && { recall: { createdAt: { lt: before } } }) },
    data: { resolvedAt: new Date(), resolvedById: userIdOf(actor), outcome },
  });
  if (count === 0) return;
  await recordEvent(tx, actor, {
    type: "draft.recall_resolved",
    projectId: draft.projectId,
    subject: ["draft", draft.id],
    data: { outcome },
  });
}
