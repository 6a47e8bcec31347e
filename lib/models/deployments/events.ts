import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";

export const DEPLOYMENT_EVENT_TYPES = ["deployment.created", "deployment.activated", "deployment.rolled_back"] as const;
export type DeploymentEventType = (typeof DEPLOYMENT_EVENT_TYPES)[number];

export type DeploymentEventData = {
  deploymentId: string;
  type: DeploymentEventType;
  fromId: string | null;
  toId: string;
  reason: string;
};

/** Into the deployment's own history, and into the log of everything. */
export async function recordDeploymentEvent(db: Db, actor: Actor, event: DeploymentEventData) {
  const row = await db.deploymentEvent.create({
    data: { ...event, actorUserId: userIdOf(actor) },
    select: { id: true, createdAt: true },
  });
  await recordEvent(db, actor, {
    type: "deployment.activated",
    subject: ["deployment", event.deploymentId],
    note: event.reason,
    data: { type: event.type, fromId: event.fromId, toId: event.toId },
  });
  return { ...row, ...event };
}
