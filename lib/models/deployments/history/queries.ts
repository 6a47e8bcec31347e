/** What was done to deployments: rows hold ids only, since they outlive what they name. */
import { z } from "zod";
import type { Db } from "#lib/db/client";
import { CHAMPION_EVENT_TYPES, DEPLOYMENT_EVENT_TYPES, deploymentEventDataSchema } from "../events.ts";

/** So many of each deployment are listed. */
const HISTORY_SHOWN = 30;

export const VERSION_NAME = { id: true, number: true, model: { select: { name: true } } } as const;

export function labelOf(version: { number: number; model: { name: string } }): string {
  return `${version.model.name} v${version.number}`;
}

const EVENT = {
  id: true,
  deploymentId: true,
  type: true,
  fromId: true,
  toId: true,
  reason: true,
  data: true,
  actorUserId: true,
  createdAt: true,
} as const;

type EventRow = Awaited<ReturnType<typeof findEvents>>[number];

/** Deployment id → its newest events, newest first. */
export async function listHistory(db: Db, deploymentIds: string[]): Promise<Map<string, EventRow[]>> {
  const lists = await Promise.all(deploymentIds.map((deploymentId) => findEvents(db, deploymentId)));
  return new Map(deploymentIds.map((id, index) => [id, lists[index] ?? []]));
}

function findEvents(db: Db, deploymentId: string) {
  return db.deploymentEvent.findMany({
    where: { deploymentId },
    select: EVENT,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: HISTORY_SHOWN,
  });
}

/** Deployment id → the event after which its champion serves. */
export async function listPrevious(db: Db, deploymentIds: string[]): Promise<Map<string, EventRow[]>> {
  const rows = await db.deploymentEvent.findMany({
    where: { deploymentId: { in: deploymentIds }, type: { in: [...CHAMPION_EVENT_TYPES] } },
    select: EVENT,
    distinct: ["deploymentId"],
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return new Map(rows.map((row) => [row.deploymentId, [row]]));
}

export async function nameEvents(db: Db, events: EventRow[]) {
  const versionIds = [...new Set(events.flatMap(({ fromId, toId }) => (fromId ? [fromId, toId] : [toId])))];
  const userIds = [...new Set(events.flatMap(({ actorUserId }) => actorUserId ?? []))];
  const versions = await db.modelVersion.findMany({ where: { id: { in: versionIds } }, select: VERSION_NAME });
  const users = await db.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
  const labels = new Map(versions.map((version) => [version.id, labelOf(version)]));
  const names = new Map(users.map((user) => [user.id, user.name]));
  return events.map(({ id, type, fromId, toId, reason, data, actorUserId, createdAt }) => ({
    id,
    type: z.enum(DEPLOYMENT_EVENT_TYPES).parse(type),
    from: fromId === null ? null : { id: fromId, label: labels.get(fromId) ?? null },
    to: { id: toId, label: labels.get(toId) ?? null },
    reason,
    data: deploymentEventDataSchema.parse(data),
    /** Null: the desk itself, when a first model was installed. */
    actor: actorUserId && (names.get(actorUserId) ?? null),
    createdAt,
  }));
}
