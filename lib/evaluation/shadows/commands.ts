/**
 * Shadows: the challenger of a deployment replays what the champion has written, and goes on with what it writes
 * until the shadow ends. A deployment that has moved on ends its shadow by itself.
 */
import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import { transact } from "#lib/db/transaction";
import { done, refuse, type Outcome } from "#lib/errors/refusal";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { REPLAY_GENERATION } from "#lib/jobs/jobs";
import type { ModelTask } from "#lib/models/schema";
import { endRunning } from "../commands.ts";
import { listReplayable } from "../items/queries.ts";
import { isCompared, requireCompare } from "../policy.ts";
import { COMPARED_TASKS, MOST_OF_SHADOW } from "../schema.ts";

export type ShadowedDeployment = {
  id: string;
  task: ModelTask;
  projectId: string | null;
  kind: string | null;
  championId: string;
  challengerId: string;
};

/**
 * In the transaction that makes the challenger a shadow: replays of the last `wanted` texts of the champion wait for
 * an idle worker from then on. One that runs for the deployment already is refused.
 */
export async function startShadowComparison(
  tx: Db,
  actor: Actor,
  deployment: ShadowedDeployment,
  wanted: number,
): Promise<Outcome<{ comparisonId: string }, "task-not-compared" | "shadow-running">> {
  requireCompare(actor);
  const { id: deploymentId, task, projectId, kind, championId, challengerId } = deployment;
  if (!isCompared(task)) return refuse("task-not-compared");
  const [created] = await tx.comparison.createManyAndReturn({
    data: { deploymentId, task, championId, challengerId, type: "shadow", wanted, requestedById: userIdOf(actor) },
    select: { id: true },
    skipDuplicates: true,
  });
  if (!created) return refuse("shadow-running");
  const { id: comparisonId } = created;
  const ids = await listReplayable(tx, { task, championId, projectId, kind }, { limit: wanted });
  await tx.comparisonItem.createMany({ data: ids.map((generationId) => ({ comparisonId, generationId })) });
  await recordEvent(tx, actor, {
    type: "comparison.started",
    subject: ["comparison", comparisonId],
    data: { deploymentId, type: "shadow", championId, challengerId },
  });
  await wakeWorkers(tx, REPLAY_GENERATION);
  return done({ comparisonId });
}

/** In the transaction that takes the challenger away. What it has written so far stays to be read. Null: none ran. */
export async function endShadowComparison(tx: Db, actor: Actor, deploymentId: string): Promise<string | null> {
  requireCompare(actor);
  const running = await tx.comparison.findFirst({
    where: { deploymentId, type: "shadow", status: "running" },
    select: { id: true },
  });
  return running && (await endRunning(tx, actor, running.id)) ? running.id : null;
}

const shadowsSchema = z.array(
  z.object({
    id: z.string(),
    task: z.enum(COMPARED_TASKS),
    championId: z.string(),
    wanted: z.int(),
    createdAt: z.date(),
    projectId: z.string().nullable(),
    kind: z.string().nullable(),
    serves: z.boolean(),
    waiting: z.int(),
    items: z.int(),
  }),
);

/**
 * Adds what the champions of running shadows have finished since, and ends those whose deployment has moved on. Never
 * more than `wanted` wait: the newest, where there was no idle time for all. Returns how many were added. Safe to run
 * from several workers.
 */
export async function continueShadows(db: Db, actor: Actor): Promise<number> {
  const rows = await db.$queryRaw`
    SELECT comparison.id::text AS id, comparison.task, comparison.champion_id::text AS "championId", wanted,
      comparison.created_at AS "createdAt", deployment.project_id::text AS "projectId", deployment.kind,
      coalesce(deployment.mode = 'shadow' AND deployment.champion_id = comparison.champion_id
        AND deployment.challenger_id = comparison.challenger_id, false) AS serves,
      (SELECT count(*)::int FROM comparison_items WHERE comparison_id = comparison.id AND status IN ('queued', 'running')) AS waiting,
      (SELECT count(*)::int FROM comparison_items WHERE comparison_id = comparison.id) AS items
    FROM comparisons AS comparison LEFT JOIN deployments AS deployment ON deployment.id = comparison.deployment_id
    WHERE comparison.type = 'shadow' AND comparison.status = 'running'`;
  let added = 0;
  for (const { id, serves, waiting, items, wanted, createdAt, ...scope } of shadowsSchema.parse(rows)) {
    if (!serves) {
      await transact(db, (tx) => endRunning(tx, actor, id));
      continue;
    }
    const limit = Math.min(wanted - waiting, MOST_OF_SHADOW - items);
    if (limit <= 0) continue;
    const ids = await listReplayable(db, scope, { limit, comparisonId: id, finishedAfter: createdAt });
    if (ids.length > 0) added += await addItems(db, id, ids);
  }
  if (added > 0) await wakeWorkers(db, REPLAY_GENERATION);
  return added;
}

/** What `continueShadows` looks through. */
export const runningShadows = sql`SELECT FROM comparisons WHERE type = 'shadow' AND status = 'running'`;

/** Only while it runs: its row is held meanwhile, so that nothing is added behind its end. */
async function addItems(db: Db, comparisonId: string, generationIds: string[]): Promise<number> {
  return transact(db, async (tx) => {
    const held = await tx.$queryRaw<unknown[]>`
      SELECT id FROM comparisons WHERE id = ${comparisonId}::uuid AND status = 'running' FOR UPDATE`;
    if (held.length === 0) return 0;
    const data = generationIds.map((generationId) => ({ comparisonId, generationId }));
    return (await tx.comparisonItem.createMany({ data, skipDuplicates: true })).count;
  });
}
