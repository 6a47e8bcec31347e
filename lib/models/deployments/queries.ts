import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { requireReadModels } from "../policy.ts";
import { versionFilesSchema } from "../schema.ts";
import type { ModelTask } from "../schema.ts";
import { CHAMPION_EVENT_TYPES, DEPLOYMENT_EVENT_TYPES } from "./events.ts";

const HISTORY_SHOWN = 20;
const VERSION = { id: true, number: true, engine: true, status: true, model: { select: { name: true } } } as const;

const COLUMNS = {
  id: true,
  task: true,
  pair: true,
  projectId: true,
  revision: true,
  createdAt: true,
  updatedAt: true,
  champion: { select: VERSION },
  project: { select: { slug: true, name: true } },
  history: {
    select: { id: true, type: true, fromId: true, toId: true, reason: true, actorUserId: true, createdAt: true },
    orderBy: { createdAt: "desc" },
    take: HISTORY_SHOWN,
  },
} as const;

/** All deployments, those for everybody first, each with its newest changes. */
export async function listDeployments(db: Db, actor: Actor) {
  requireReadModels(actor);
  const rows = await db.deployment.findMany({
    select: COLUMNS,
    orderBy: [{ task: "asc" }, { pair: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
  });
  return withNames(db, rows);
}
export type ListedDeployment = Awaited<ReturnType<typeof listDeployments>>[number];

export async function findDeployment(db: Db, actor: Actor, id: string): Promise<ListedDeployment | null> {
  requireReadModels(actor);
  if (!isId(id)) return null;
  const row = await findRow(db, id);
  return row && ((await withNames(db, [row]))[0] ?? null);
}

export async function requireDeployment(db: Db, actor: Actor, id: string): Promise<ListedDeployment> {
  const deployment = await findDeployment(db, actor, id);
  if (!deployment) throw new AppError("not_found", "There is no such deployment.");
  return deployment;
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(db: Db, id: string) {
  return db.deployment.findUnique({ where: { id }, select: COLUMNS });
}

/** History rows hold ids only, since they outlive what they name. */
async function withNames(db: Db, rows: Row[]) {
  const events = rows.flatMap((row) => row.history);
  const versionIds = [...new Set(events.flatMap(({ fromId, toId }) => (fromId ? [fromId, toId] : [toId])))];
  const userIds = [...new Set(events.flatMap(({ actorUserId }) => actorUserId ?? []))];
  const versions = await db.modelVersion.findMany({ where: { id: { in: versionIds } }, select: VERSION });
  const users = await db.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
  const labels = new Map(versions.map((version) => [version.id, labelOf(version)]));
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map(({ history, champion, ...row }) => ({
    ...row,
    champion: { ...champion, label: labelOf(champion) },
    history: history.map(({ type, fromId, toId, actorUserId, ...event }) => ({
      ...event,
      type: z.enum(DEPLOYMENT_EVENT_TYPES).parse(type),
      from: fromId && { id: fromId, label: labels.get(fromId) ?? null },
      to: { id: toId, label: labels.get(toId) ?? null },
      /** Null: the desk itself, when a first model was installed. */
      actor: actorUserId && (names.get(actorUserId) ?? null),
    })),
  }));
}

export function labelOf(version: { number: number; model: { name: string } }): string {
  return `${version.model.name} v${version.number}`;
}

/** A deployment as the commands see it; `id` is null where the scope has none yet. Null: no such deployment. */
export async function findScope(
  db: Db,
  target: { deploymentId: string } | { task: ModelTask; pair?: string | null; projectId?: string | null },
) {
  const byId = "deploymentId" in target;
  if (byId && !isId(target.deploymentId)) return null;
  const scope = byId ? null : { task: target.task, pair: target.pair ?? null, projectId: target.projectId ?? null };
  const row = await db.deployment.findFirst({
    where: byId ? { id: target.deploymentId } : { ...scope },
    select: {
      id: true,
      task: true,
      pair: true,
      projectId: true,
      revision: true,
      championId: true,
      champion: { select: { engine: true } },
      history: { select: { actorUserId: true }, orderBy: { createdAt: "desc" }, take: 1 },
    },
  });
  if (!row)
    return (
      scope && { ...scope, id: null, revision: null, championId: null, championEngine: null, chosenByPerson: false }
    );
  const { champion, history, ...deployment } = row;
  return { ...deployment, championEngine: champion.engine, chosenByPerson: history[0]?.actorUserId != null };
}

/** A version that may become champion. */
export async function findCandidate(db: Db, versionId: string) {
  if (!isId(versionId)) return null;
  const row = await db.modelVersion.findUnique({
    where: { id: versionId },
    select: { id: true, status: true, tasks: true, pair: true, files: true },
  });
  return row && { ...row, files: versionFilesSchema.parse(row.files) };
}

/** The version that served before the present champion; null when there was none, or it is not ready any more. */
export async function findPreviousChampion(db: Db, deploymentId: string): Promise<string | null> {
  if (!isId(deploymentId)) return null;
  const newest = await db.deploymentEvent.findFirst({
    where: { deploymentId, type: { in: [...CHAMPION_EVENT_TYPES] } },
    select: { fromId: true },
    orderBy: { createdAt: "desc" },
  });
  return newest?.fromId ?? null;
}
