/**
 * Who did what to what, append-only. Each command records here in the transaction of its change; the rows are
 * read as sentences by the screens and kept when what they speak of is gone.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";

export type AuditType =
  | "project.created"
  | "project.changed"
  | "member.added"
  | "member.changed"
  | "member.removed"
  | "user.invited"
  | "user.joined"
  | "user.changed"
  | "user.removed"
  | "user.signed_in"
  | "password.changed"
  | "token.created"
  | "token.revoked"
  | "source.added"
  | "source.removed"
  | "generation.requested"
  | "generation.finished"
  | "generation.cancelled"
  | "generation.urgency_changed"
  | "queue.paused"
  | "queue.resumed"
  | "draft.saved"
  | "draft.restored"
  | "draft.submitted"
  | "draft.withdrawn"
  | "draft.approved"
  | "draft.changes_requested"
  | "draft.published"
  | "draft.unpublished"
  | "draft.scheduled"
  | "draft.schedule_cancelled"
  | "draft.schedule_failed"
  | "model.install_requested"
  | "model.installed"
  | "model.server_added"
  | "model.key_replaced"
  | "model.profile_requested"
  | "model.profiled"
  | "model.described"
  | "model.retired"
  | "model.restored"
  | "model.deleted"
  | "model.recalled"
  | "draft.recall_resolved"
  | "review.claimed"
  | "review.released"
  | "review.due_changed"
  | "deployment.activated"
  | "deployment.changed"
  | "comparison.started"
  | "comparison.judged"
  | "comparison.opened"
  | "comparison.ended";

export type AuditSubject =
  | "project"
  | "user"
  | "token"
  | "invitation"
  | "source"
  | "generation"
  | "queue"
  | "draft"
  | "model"
  | "deployment"
  | "comparison";

export async function recordEvent(
  db: Db,
  actor: Actor,
  event: {
    type: AuditType;
    projectId?: string;
    subject: [type: AuditSubject, id: string];
    note?: string;
    data?: Record<string, string | number | boolean | null>;
  },
): Promise<void> {
  await db.auditEvent.create({
    data: {
      type: event.type,
      actorType: actor.type,
      actorUserId: userIdOf(actor),
      tokenId: actor.type === "token" ? actor.tokenId : null,
      projectId: event.projectId ?? null,
      subjectType: event.subject[0],
      subjectId: event.subject[1],
      note: event.note ?? "",
      data: event.data ?? {},
    },
  });
}
