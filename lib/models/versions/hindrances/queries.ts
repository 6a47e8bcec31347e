/** What needs a version now, and so stands in the way of retiring or deleting it. */
import type { Db } from "#lib/db/client";
import { labelOf } from "../../deployments/history/queries.ts";
import type { ModelTask } from "../../schema.ts";

export type Scope = { task: ModelTask; pair: string | null; kind: string | null; project: string | null };

export type Hindrance =
  | { what: "champion" | "challenger" | "swap"; scopes: Scope[] }
  | { what: "adapters"; names: string[] }
  | { what: "generations" | "comparisons"; count: number };

const OPEN_SWAP = { in: ["proposed" as const, "queued" as const, "running" as const] };
const SCOPE = { task: true, pair: true, kind: true, project: { select: { name: true } } } as const;

/** Empty: nothing. For "delete" every adapter on it counts, for "retire" those that serve or are about to. */
export async function findHindrances(db: Db, versionId: string, act: "retire" | "delete"): Promise<Hindrance[]> {
  const champions = await db.deployment.findMany({ where: { championId: versionId }, select: SCOPE });
  const challengers = await db.deployment.findMany({ where: { challengerId: versionId }, select: SCOPE });
  const swaps = await db.modelSwap.findMany({
    where: { status: OPEN_SWAP, OR: [{ fromId: versionId }, { toId: versionId }] },
    select: { deployment: { select: SCOPE } },
  });
  const adapters = await listAdapters(db, versionId, act);
  const generations = await countGenerations(db, versionId);
  const comparisons = await db.comparison.count({
    where: { status: "running", OR: [{ championId: versionId }, { challengerId: versionId }] },
  });
  const found: (Hindrance & { amount: number })[] = [
    { what: "champion", scopes: champions.map(scopeOf), amount: champions.length },
    { what: "challenger", scopes: challengers.map(scopeOf), amount: challengers.length },
    { what: "swap", scopes: swaps.map(({ deployment }) => scopeOf(deployment)), amount: swaps.length },
    { what: "adapters", names: adapters, amount: adapters.length },
    { what: "generations", count: generations, amount: generations },
    { what: "comparisons", count: comparisons, amount: comparisons },
  ];
  return found.filter(({ amount }) => amount > 0).map(({ amount: _amount, ...hindrance }) => hindrance);
}

type ScopeRow = Omit<Scope, "project"> & { project: { name: string } | null };

function scopeOf({ task, pair, kind, project }: ScopeRow): Scope {
  return { task, pair, kind, project: project?.name ?? null };
}

async function listAdapters(db: Db, versionId: string, act: "retire" | "delete"): Promise<string[]> {
  const adapters = await db.modelVersion.findMany({
    where: { baseVersionId: versionId, status: { not: "deleted" } },
    select: { id: true, number: true, model: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });
  if (act === "delete" || adapters.length === 0) return adapters.map(labelOf);
  const ids = adapters.map(({ id }) => id);
  const serving = await db.deployment.findMany({
    where: { OR: [{ championId: { in: ids } }, { challengerId: { in: ids } }] },
    select: { championId: true, challengerId: true },
  });
  const coming = await db.modelSwap.findMany({
    where: { status: OPEN_SWAP, toId: { in: ids } },
    select: { toId: true },
  });
  const needed = new Set([
    ...serving.flatMap(({ championId, challengerId }) => [championId, challengerId]),
    ...coming.map(({ toId }) => toId),
  ]);
  return adapters.filter(({ id }) => needed.has(id)).map(labelOf);
}

/** Texts that wait for it by name, or are being written by it: their next attempt needs it too. */
async function countGenerations(db: Db, versionId: string): Promise<number> {
  const wanting = await db.generation.count({
    where: { wantedVersionId: versionId, status: { in: ["queued", "running"] } },
  });
  const running = await db.generation.count({
    where: { modelVersionId: versionId, status: "running", NOT: { wantedVersionId: versionId } },
  });
  return wanting + running;
}
