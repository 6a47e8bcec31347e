/** Why a swap waits: what the workers that run lack, by the rules by which they claim (attempts/commands.ts). */
import { z } from "zod";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { listRunningWorkers } from "#lib/workers/queries";
import type { SwapWait } from "./schema.ts";

const waitingSchema = z.array(z.object({ engine: z.string(), needsBytes: z.number(), label: z.string() }));

/** Null for one that a worker has, that has ended, or that waits for a second admin. */
export async function explainSwapWait(db: Db, swapId: string): Promise<SwapWait | null> {
  if (!isId(swapId)) return null;
  const rows = await db.$queryRaw`
    SELECT version.engine, version.memory_bytes::float8 AS "needsBytes", model.name || ' v' || version.number AS label
    FROM model_swaps AS swap JOIN model_versions AS version ON version.id = swap.to_id
      JOIN registered_models AS model ON model.id = version.model_id
    WHERE swap.id = ${swapId}::uuid
      AND (swap.status = 'queued' OR (swap.status = 'running' AND swap.lease_expires_at < now()))`;
  const [waiting] = waitingSchema.parse(rows);
  if (!waiting) return null;
  const { engine, needsBytes, label } = waiting;
  const workers = await listRunningWorkers(db);
  if (workers.length === 0) return { why: "no-worker", values: { version: label } };
  const able = workers.filter(({ engineNames }) => engineNames.length === 0 || engineNames.includes(engine));
  if (able.length === 0) return { why: "no-engine", values: { version: label, engine } };
  const [largest] = able.toSorted((one, other) => other.memoryBudget - one.memoryBudget);
  if (largest && needsBytes > largest.memoryBudget) {
    const values = { version: label, needsBytes, worker: largest.name, mostBytes: largest.memoryBudget };
    return { why: "no-memory", values };
  }
  const roomy = able.filter(({ memoryBudget }) => needsBytes <= memoryBudget);
  return (await findBusy(db, roomy, swapId)) ?? { why: "starting", values: {} };
}

type Roomy = { id: string; name: string };

/** A worker does one swap at a time. */
async function findBusy(db: Db, workers: Roomy[], swapId: string): Promise<SwapWait | null> {
  const running = await db.modelSwap.findMany({
    where: { status: "running", workerId: { in: workers.map(({ id }) => id) }, id: { not: swapId } },
    select: { workerId: true, toId: true },
  });
  const [first] = running;
  if (!first || workers.some(({ id }) => running.every(({ workerId }) => workerId !== id))) return null;
  const version = await db.modelVersion.findUnique({
    where: { id: first.toId },
    select: { number: true, model: { select: { name: true } } },
  });
  const worker = workers.find(({ id }) => id === first.workerId);
  if (!version || !worker) return null;
  return { why: "busy", values: { worker: worker.name, version: `${version.model.name} v${version.number}` } };
}
