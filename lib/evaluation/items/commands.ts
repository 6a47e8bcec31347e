import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { env } from "#lib/env/env";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { requireCompare } from "../policy.ts";
import { requireComparison } from "../queries.ts";
import type { Choice } from "../schema.ts";
import { findItem } from "./queries.ts";
import { sidesOf, verdictOf } from "./sides.ts";

export type Judgement = { comparisonId: string; itemId: string; choice: Choice; note: string };

/** What a person chose of the two texts. It stands: from then on they see whose is whose. */
export async function judgeItem(db: Db, actor: Actor, input: Judgement, secret: string = env.COPYDESK_SECRET) {
  requireCompare(actor);
  const comparison = await requireComparison(db, actor, input.comparisonId);
  const item = await findItem(db, actor, comparison.id, input.itemId);
  if (!item) throw new AppError("not_found", "There is no such text in this comparison.");
  if (item.status !== "completed") return refuse("not-written-yet");
  const verdict = verdictOf(input.choice, sidesOf(item.id, secret));
  return transact(db, async (tx) => {
    // Of two who choose at once, the later matches no row.
    const { count } = await tx.comparisonItem.updateMany({
      where: { id: item.id, status: "completed", judgedAt: null },
      data: { verdict, verdictNote: input.note, judgedById: userIdOf(actor), judgedAt: new Date() },
    });
    if (count === 0) return refuse("already-judged");
    await recordEvent(tx, actor, {
      type: "comparison.judged",
      subject: ["comparison", comparison.id],
      note: input.note,
      data: { itemId: item.id, verdict, blind: comparison.blind },
    });
    return done({ id: item.id, verdict });
  });
}
