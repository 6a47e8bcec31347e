import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { requireReadModels } from "../policy.ts";
import { modelErrorSchema } from "../schema.ts";
import { SWAP_STEPS, SWAP_TYPES, swapStepsSchema } from "./schema.ts";
import type { SwapStepName } from "./schema.ts";
import { statusesBefore } from "./transitions.ts";

const COLUMNS = {
  id: true,
  deploymentId: true,
  fromId: true,
  toId: true,
  type: true,
  reason: true,
  status: true,
  revision: true,
  steps: true,
  attempt: true,
  workerId: true,
  cancelRequestedAt: true,
  error: true,
  requestedById: true,
  agreedById: true,
  createdAt: true,
  agreedAt: true,
  startedAt: true,
  switchedAt: true,
  finishedAt: true,
} as const;

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(db: Db, id: string) {
  return db.modelSwap.findUnique({ where: { id }, select: COLUMNS });
}

function shape({ type, steps, error, ...row }: Row) {
  return {
    ...row,
    type: z.enum(SWAP_TYPES).parse(type),
    steps: swapStepsSchema.parse(steps),
    error: error === null ? null : modelErrorSchema.parse(error),
  };
}

/** Rows hold ids only, since they outlive what they name. */
async function withNames(db: Db, rows: Row[]) {
  const versionIds = [...new Set(rows.flatMap(({ fromId, toId }) => [fromId, toId]))];
  const userIds = [...new Set(rows.flatMap(({ requestedById, agreedById }) => [requestedById, agreedById]))];
  const workerIds = [...new Set(rows.flatMap(({ workerId }) => workerId ?? []))];
  const versions = await db.modelVersion.findMany({
    where: { id: { in: versionIds } },
    select: { id: true, number: true, model: { select: { name: true } } },
  });
  const people = await db.user.findMany({
    where: { id: { in: userIds.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  const workers = await db.worker.findMany({ where: { id: { in: workerIds } }, select: { id: true, name: true } });
  const labels = new Map(versions.map(({ id, number, model }) => [id, `${model.name} v${number}`]));
  const names = new Map([...people, ...workers].map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...shape(row),
    fromLabel: labels.get(row.fromId) ?? null,
    toLabel: labels.get(row.toId) ?? null,
    requestedBy: names.get(row.requestedById ?? "") ?? null,
    agreedBy: names.get(row.agreedById ?? "") ?? null,
    workerName: names.get(row.workerId ?? "") ?? null,
  }));
}
export type ListedSwap = Awaited<ReturnType<typeof withNames>>[number];

export async function findSwap(db: Db, actor: Actor, id: string): Promise<ListedSwap | null> {
  requireReadModels(actor);
  if (!isId(id)) return null;
  const row = await findRow(db, id);
  return row && ((await withNames(db, [row]))[0] ?? null);
}

export async function requireSwap(db: Db, actor: Actor, id: string): Promise<ListedSwap> {
  const swap = await findSwap(db, actor, id);
  if (!swap) throw new AppError("not_found", "There is no such swap.");
  return swap;
}

/** The one that is proposed, waits or runs. */
export async function findOpenSwap(db: Db, actor: Actor, deploymentId: string): Promise<ListedSwap | null> {
  const [open] = await listSwaps(db, actor, { deploymentId, open: true }, 1);
  return open ?? null;
}

/** Newest first. `open`: only those that are proposed, wait or run. */
export async function listSwaps(
  db: Db,
  actor: Actor,
  filter: { deploymentId?: string; open?: boolean } = {},
  limit = 20,
): Promise<ListedSwap[]> {
  requireReadModels(actor);
  const { deploymentId, open } = filter;
  if (deploymentId !== undefined && !isId(deploymentId)) return [];
  const rows = await db.modelSwap.findMany({
    where: {
      ...(deploymentId !== undefined && { deploymentId }),
      ...(open && { status: { in: statusesBefore("cancel") } }),
    },
    select: COLUMNS,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return withNames(db, rows);
}

/** Of how many earlier swaps an estimate is made. */
const SWAPS_REMEMBERED = 5;

/** Milliseconds that each step took lately for this deployment, as far as it is known: the middle of the last ones. */
export async function findStepTimes(
  db: Db,
  actor: Actor,
  deploymentId: string,
): Promise<Partial<Record<SwapStepName, number>>> {
  requireReadModels(actor);
  if (!isId(deploymentId)) return {};
  const rows = await db.modelSwap.findMany({
    where: { deploymentId, status: "completed" },
    select: { steps: true },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    take: SWAPS_REMEMBERED,
  });
  const swaps = rows.map(({ steps }) => swapStepsSchema.parse(steps));
  const times = SWAP_STEPS.flatMap((name) => {
    const known = swaps.flatMap((steps) => steps.find((step) => step.name === name)?.milliseconds ?? []);
    const middle = known.sort((a, b) => a - b)[Math.floor(known.length / 2)];
    return middle === undefined ? [] : [[name, middle] as const];
  });
  return Object.fromEntries(times);
}
