import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { requireReadModels } from "../policy.ts";
import type { ModelTask } from "../schema.ts";
import { CHAMPION_EVENT_TYPES } from "./events.ts";
import { listHistory, listPrevious, nameEvents, labelOf, VERSION_NAME } from "./history/queries.ts";
import { nearestFirst } from "./route.ts";

const VERSION = { ...VERSION_NAME, engine: true, status: true } as const;

const COLUMNS = {
  id: true,
  task: true,
  pair: true,
  projectId: true,
  kind: true,
  mode: true,
  share: true,
  secondAdmin: true,
  revision: true,
  createdAt: true,
  updatedAt: true,
  champion: { select: VERSION },
  challenger: { select: VERSION },
  project: { select: { slug: true, name: true } },
} as const;

/** All deployments, those for everybody first, each with its newest changes. */
export async function listDeployments(db: Db, actor: Actor) {
  requireReadModels(actor);
  const rows = await db.deployment.findMany({
    select: COLUMNS,
    orderBy: [{ task: "asc" }, { pair: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
  });
  return withHistory(db, rows);
}
export type ListedDeployment = Awaited<ReturnType<typeof listDeployments>>[number];

export async function findDeployment(db: Db, actor: Actor, id: string): Promise<ListedDeployment | null> {
  requireReadModels(actor);
  if (!isId(id)) return null;
  const row = await findRow(db, id);
  return row && ((await withHistory(db, [row]))[0] ?? null);
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

async function withHistory(db: Db, rows: Row[]) {
  const ids = rows.map(({ id }) => id);
  const [histories, previous] = [await listHistory(db, ids), await listPrevious(db, ids)];
  const named = new Map(
    (await nameEvents(db, [...histories.values(), ...previous.values()].flat())).map((event) => [event.id, event]),
  );
  const shown = (id: string, events: Map<string, { id: string }[]>) =>
    (events.get(id) ?? []).flatMap((event) => named.get(event.id) ?? []);
  return rows.map(({ champion, challenger, ...row }) => {
    const [last] = shown(row.id, previous);
    return {
      ...row,
      champion: { ...champion, label: labelOf(champion) },
      challenger: challenger && { ...challenger, label: labelOf(challenger) },
      /** Newest first. */
      history: shown(row.id, histories),
      /** Since when the champion serves, and what served before it. */
      servesSince: last?.createdAt ?? row.createdAt,
      previous: last?.from ?? null,
    };
  });
}

export type Scope = { task: ModelTask; pair: string | null; projectId: string | null; kind: string | null };

const NOTHING = { id: null, revision: null, championId: null, championEngine: null, chosenByPerson: false };

/** The deployment of exactly this scope; `id` is null where there is none. */
export async function findScope(db: Db, { task, pair, projectId, kind }: Scope) {
  const scope = { task, pair, projectId, kind };
  const row = await db.deployment.findFirst({
    where: scope,
    select: {
      id: true,
      revision: true,
      championId: true,
      champion: { select: { engine: true } },
      history: { select: { actorUserId: true }, orderBy: { createdAt: "desc" }, take: 1 },
    },
  });
  if (!row) return { ...scope, ...NOTHING };
  const { champion, history, ...deployment } = row;
  return { ...scope, ...deployment, championEngine: champion.engine, chosenByPerson: history[0]?.actorUserId != null };
}

/** What serves where this scope has no deployment of its own: the nearest wider one whose champion is ready. */
export async function findWider(db: Db, { task, pair, projectId, kind }: Scope) {
  const rows = await db.deployment.findMany({
    where: {
      ...{ task, pair, champion: { status: "ready" } },
      AND: [
        { OR: [{ projectId: null }, ...(projectId === null ? [] : [{ projectId }])] },
        { OR: [{ kind: null }, ...(kind === null ? [] : [{ kind }])] },
      ],
    },
    select: { id: true, projectId: true, kind: true, championId: true, secondAdmin: true },
  });
  const wider = rows.filter((row) => row.projectId !== projectId || row.kind !== kind);
  return nearestFirst(wider)[0] ?? null;
}

export async function findProjectName(db: Db, projectId: string): Promise<string | undefined> {
  return (await db.project.findUnique({ where: { id: projectId }, select: { name: true } }))?.name;
}

/** The version that served before the present champion; null when there was none. */
export async function findPreviousChampion(db: Db, deploymentId: string): Promise<string | null> {
  if (!isId(deploymentId)) return null;
  const newest = await db.deploymentEvent.findFirst({
    where: { deploymentId, type: { in: [...CHAMPION_EVENT_TYPES] } },
    select: { fromId: true },
    orderBy: { createdAt: "desc" },
  });
  return newest?.fromId ?? null;
}
