/** A worker's part of publishing at a time: what is due goes live, or its row says why it did not. */
import { systemActor } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import { transact } from "#lib/db/transaction";
import { requireDraft } from "#lib/drafts/queries";
import { enqueue } from "#lib/jobs/enqueue";
import { goLive } from "../live/commands.ts";

const scheduler = systemActor("schedule");

type DueRow = { id: string; draftId: string; revisionId: string; slug: string | null; createdById: string | null };
export type DueOutcome = "published" | "not-due" | "already-live" | "not-approved" | "changed-meanwhile" | "has-errors";

/**
 * Publishes what a schedule names, by the database's clock. Row, publication and events commit together: of two
 * workers that were woken for one schedule, the second finds it ended; one that dies leaves it waiting.
 */
export async function publishDue(db: Db, scheduleId: string): Promise<DueOutcome> {
  return transact(db, async (tx) => {
    const [row] = await tx.$queryRaw<DueRow[]>`
      UPDATE publication_schedules SET status = 'published', ended_at = now()
       WHERE id = ${scheduleId}::uuid AND status = 'waiting' AND at <= now()
      RETURNING id, draft_id AS "draftId", revision_id AS "revisionId", slug, created_by_id AS "createdById"`;
    if (!row) return "not-due";
    const draft = await requireDraft(tx, scheduler, row.draftId);
    const { revisionId, createdById } = row;
    const slug = row.slug ?? undefined;
    const outcome = await goLive(tx, scheduler, draft, { revisionId, slug, publishedById: createdById });
    if (outcome.ok) return "published";
    const { reason } = outcome;
    await tx.publicationSchedule.updateMany({ where: { id: row.id }, data: { status: "failed", reason } });
    await recordEvent(tx, scheduler, {
      type: "draft.schedule_failed",
      projectId: draft.projectId,
      subject: ["draft", draft.id],
      data: { reason, revisionId },
    });
    return reason;
  });
}

/** A job may be lost with its database's backup; the row is the truth. Wakes workers for what is overdue. */
export async function requeueDue(db: Db): Promise<void> {
  const late = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM publication_schedules WHERE ${IS_LATE}
     ORDER BY at LIMIT 100`;
  for (const { id } of late) await enqueue(db, "publish-due", { scheduleId: id });
}

const IS_LATE = sql`status = 'waiting' AND at < now() - interval '15 seconds'`;

/** What `requeueDue` wakes workers for. */
export const lateSchedules = sql`SELECT FROM publication_schedules WHERE ${IS_LATE}`;
