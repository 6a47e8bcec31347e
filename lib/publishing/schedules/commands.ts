/**
 * Publication at a time. A row waits for each draft at most once; when it is due, a worker publishes what it names
 * (due/commands), if the draft is still approved at that revision.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireAbility } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { requireDraft } from "#lib/drafts/queries";
import { enqueue } from "#lib/jobs/enqueue";
import { holdPublishable } from "../live/commands.ts";

/** Further away a person has the year wrong. */
const FURTHEST_DAYS = 730;
const DAY = 86_400_000;

/** Takes the place of a time that was set before. */
export async function scheduleDraft(
  db: Db,
  actor: Actor,
  input: { draftId: string; revisionId: string; at: Date; slug?: string | undefined },
) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "publication.change");
  const ahead = input.at.getTime() - Date.now();
  if (ahead <= 0) return refuse("in-the-past");
  if (ahead > FURTHEST_DAYS * DAY) return refuse("too-far");
  if (draft.live?.revisionId === input.revisionId) return refuse("already-live");

  return transact(db, async (tx) => {
    const held = await holdPublishable(tx, draft, input.revisionId);
    if (!held.ok) return held;
    await endWaiting(tx, draft.id, "replaced");
    const schedule = await tx.publicationSchedule.create({
      data: {
        projectId: draft.projectId,
        draftId: draft.id,
        revisionId: input.revisionId,
        slug: input.slug ?? null,
        at: input.at,
        createdById: userIdOf(actor),
      },
      select: { id: true, at: true },
    });
    await enqueue(tx, "publish-due", { scheduleId: schedule.id }, { afterSeconds: Math.ceil(ahead / 1_000) });
    await record(tx, actor, draft, "draft.scheduled", { at: input.at.toISOString() });
    return done(schedule);
  });
}

export async function cancelSchedule(db: Db, actor: Actor, input: { draftId: string }) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "publication.change");
  return transact(db, async (tx) => {
    const ended = await endWaiting(tx, draft.id, "cancelled");
    if (!ended) return refuse("not-scheduled");
    await record(tx, actor, draft, "draft.schedule_cancelled", { at: ended.at.toISOString() });
    return done({ draftId: draft.id });
  });
}

/** Ends what waits for a draft, if anything does. */
export async function endWaiting(
  tx: Db,
  draftId: string,
  reason: "cancelled" | "replaced" | "published-meanwhile",
): Promise<{ at: Date } | null> {
  const ended = await tx.publicationSchedule.updateManyAndReturn({
    where: { draftId, status: "waiting" },
    data: { status: "cancelled", reason, endedAt: new Date() },
    select: { at: true },
  });
  return ended[0] ?? null;
}

async function record(
  tx: Db,
  actor: Actor,
  draft: { id: string; projectId: string },
  type: "draft.scheduled" | "draft.schedule_cancelled",
  data: { at: string },
): Promise<void> {
  await recordEvent(tx, actor, { type, projectId: draft.projectId, subject: ["draft", draft.id], data });
}
