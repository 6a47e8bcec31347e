import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";

/** After these another version serves. */
export const CHAMPION_EVENT_TYPES = [
  "deployment.created",
  "deployment.activated",
  "deployment.promoted",
  "deployment.rolled_back",
] as const;

export const DEPLOYMENT_EVENT_TYPES = [
  ...CHAMPION_EVENT_TYPES,
  "deployment.swap_failed",
  "deployment.swap_cancelled",
] as const;
export type DeploymentEventType = (typeof DEPLOYMENT_EVENT_TYPES)[number];

export type DeploymentEventData = {
  deploymentId: string;
  type: DeploymentEventType;
  fromId: string | null;
  toId: string;
  reason: string;
  /** The person behind the change where a worker writes it; else the actor. */
  actorUserId?: string | null;
  /** What else the sentence needs. */
  data?: { swapId?: string; step?: string };
};

/** Into the deployment's own history, and into the log of everything. */
export async function recordDeploymentEvent(db: Db, actor: Actor, event: DeploymentEventData) {
  const { actorUserId = userIdOf(actor), data = {} } = event;
  const row = await db.deploymentEvent.create({
    data: { ...event, actorUserId, data },
    select: { id: true, createdAt: true },
  });
  await recordEvent(db, actor, {
    type: "deployment.activated",
    subject: ["deployment", event.deploymentId],
    note: event.reason,
    data: { ...data, type: event.type, fromId: event.fromId, toId: event.toId },
  });
  return { ...row, ...event };
}
