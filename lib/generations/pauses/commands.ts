/** Holding the queue: no generation is begun on any worker, what runs goes on to its end, and orders are taken and wait. */
import { recordEvent } from "#lib/audit/events";
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { mayAdminister } from "#lib/auth/policy";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { GENERATE_DRAFT } from "#lib/jobs/jobs";

export async function pauseQueue(db: Db, actor: Actor, input: { reason: string }) {
  requireManageQueue(actor);
  return transact(db, async (tx) => {
    // The partial unique index lets one of several through.
    const [pause] = await tx.queuePause.createManyAndReturn({
      data: { reason: input.reason, startedById: userIdOf(actor) },
      select: { id: true, startedAt: true },
      skipDuplicates: true,
    });
    if (!pause) return refuse("already-paused");
    await recordEvent(tx, actor, { type: "queue.paused", subject: ["queue", pause.id], note: input.reason });
    return done(pause);
  });
}

export async function resumeQueue(db: Db, actor: Actor) {
  requireManageQueue(actor);
  return transact(db, async (tx) => {
    const [pause] = await tx.queuePause.updateManyAndReturn({
      where: { endedAt: null },
      data: { endedAt: new Date(), endedById: userIdOf(actor) },
      select: { id: true },
    });
    if (!pause) return refuse("not-paused");
    await recordEvent(tx, actor, { type: "queue.resumed", subject: ["queue", pause.id] });
    await wakeWorkers(tx, GENERATE_DRAFT);
    return done(pause);
  });
}

function requireManageQueue(actor: Actor): void {
  if (!mayAdminister(actor, "queue.manage")) throw new AppError("forbidden", "Only admins hold the queue.");
}
