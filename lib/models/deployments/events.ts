import { z } from "zod";
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
  "deployment.requested",
  "deployment.proposed",
  "deployment.agreed",
  "deployment.swap_failed",
  "deployment.swap_cancelled",
  "deployment.canary_started",
  "deployment.share_changed",
  "deployment.canary_ended",
  "deployment.shadow_started",
  "deployment.shadow_ended",
  "deployment.second_admin_set",
  "deployment.second_admin_unset",
  "deployment.override_removed",
] as const;
export type DeploymentEventType = (typeof DEPLOYMENT_EVENT_TYPES)[number];

/** What a sentence needs beside the versions; which of them, the type says. */
export const deploymentEventDataSchema = z.object({
  swapId: z.string().optional(),
  /** activated, promoted or rolled_back: what was asked for. */
  wish: z.string().optional(),
  /** Of a swap, where it failed. */
  step: z.string().optional(),
  /** Percent. */
  share: z.int().optional(),
  before: z.int().optional(),
  /** Texts that a shadow replays. */
  wanted: z.int().optional(),
  /** For whom the removed override was. */
  projectName: z.string().optional(),
  kind: z.string().optional(),
});
export type DeploymentEventFacts = z.infer<typeof deploymentEventDataSchema>;

export type DeploymentEventData = {
  deploymentId: string;
  type: DeploymentEventType;
  fromId: string | null;
  toId: string;
  reason: string;
  /** The person behind the change where a worker writes it; else the actor. */
  actorUserId?: string | null;
  /** What else the sentence needs. */
  data?: DeploymentEventFacts;
};

/** Into the deployment's own history, and into the log of everything. */
export async function recordDeploymentEvent(db: Db, actor: Actor, event: DeploymentEventData) {
  const { actorUserId = userIdOf(actor), data = {} } = event;
  const row = await db.deploymentEvent.create({
    data: { ...event, actorUserId, data },
    select: { id: true, createdAt: true },
  });
  const changesChampion = (CHAMPION_EVENT_TYPES as readonly string[]).includes(event.type);
  await recordEvent(db, actor, {
    type: changesChampion ? "deployment.activated" : "deployment.changed",
    subject: ["deployment", event.deploymentId],
    note: event.reason,
    data: { ...data, type: event.type, fromId: event.fromId, toId: event.toId },
  });
  return { ...row, ...event };
}
