import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { REPLAY_GENERATION } from "#lib/jobs/jobs";
import { requireProjectAccess } from "#lib/auth/queries";
import { listReplayable } from "./items/queries.ts";
import { isCompared, requireCompare } from "./policy.ts";
import { startComparisonSchema, type ComparedTask, type StartComparison } from "./schema.ts";
import { OPEN_REPLAYS, statusesBefore } from "./transitions.ts";

/** Lets the challenger write the champion's newest texts once more, in idle time. */
export async function startComparison(db: Db, actor: Actor, input: StartComparison) {
  requireCompare(actor);
  const { championId, challengerId, projectId, kind, texts, blind, ...wanted } = startComparisonSchema.parse(input);
  if (championId === challengerId) return refuse("same-version");
  if (projectId) await requireProjectAccess(db, actor, projectId, "project.read");
  const [champion, challenger] = [await findCompared(db, championId), await findCompared(db, challengerId)];
  if (!champion || !challenger) return refuse("no-such-version");
  if (champion.status !== "ready" || challenger.status !== "ready") return refuse("not-ready");
  const common = champion.tasks.filter((task) => challenger.tasks.includes(task));
  if (common.length === 0 || (wanted.task && !common.includes(wanted.task))) return refuse("wrong-task");
  const task: ComparedTask | undefined = wanted.task ?? common.filter(isCompared)[0];
  if (!task) return refuse("task-not-compared");
  // A version for many languages has no pair, and takes the place of any.
  if (task === "translate" && challenger.pair !== null && challenger.pair !== champion.pair)
    return refuse("other-pair");

  const ids = await listReplayable(db, { task, championId, projectId, kind }, { limit: texts });
  if (ids.length === 0) return refuse("nothing-to-replay");
  return transact(db, async (tx) => {
    const deployment = await tx.deployment.findFirst({
      where: { task, championId, projectId, kind },
      select: { id: true },
    });
    const { id } = await tx.comparison.create({
      data: {
        ...{ deploymentId: deployment?.id ?? null, task, championId, challengerId, type: "fixed", blind },
        ...{ wanted: texts, requestedById: userIdOf(actor) },
      },
      select: { id: true },
    });
    await tx.comparisonItem.createMany({ data: ids.map((generationId) => ({ comparisonId: id, generationId })) });
    await recordEvent(tx, actor, {
      type: "comparison.started",
      subject: ["comparison", id],
      data: { type: "fixed", championId, challengerId },
    });
    await wakeWorkers(tx, REPLAY_GENERATION);
    return done({ id, texts: ids.length });
  });
}

/** What waits is dropped, what runs is broken off; what is there stays to be read and judged. */
export async function endComparison(db: Db, actor: Actor, id: string) {
  requireCompare(actor);
  const comparison = await requireComparisonRow(db, id);
  if (comparison.type === "shadow") {
    const deployment = await db.deployment.findFirst({
      where: { id: comparison.deploymentId ?? id, mode: "shadow", challengerId: comparison.challengerId },
      select: { id: true },
    });
    // It would only be without its texts: the challenger itself has to go, on the page of the deployment.
    if (deployment) return refuse("ends-with-its-deployment");
  }
  return transact(db, async (tx) =>
    (await endRunning(tx, actor, id)) ? done({ id, status: "ended" as const }) : refuse("already-ended"),
  );
}

/** Shows whose texts are whose, for good: what is judged from then on is not blind any more. */
export async function openComparison(db: Db, actor: Actor, id: string) {
  requireCompare(actor);
  await requireComparisonRow(db, id);
  return transact(db, async (tx) => {
    const { count } = await tx.comparison.updateMany({ where: { id, blind: true }, data: { blind: false } });
    if (count === 0) return refuse("already-open");
    await recordEvent(tx, actor, { type: "comparison.opened", subject: ["comparison", id] });
    return done({ id, blind: false as const });
  });
}

/** In the caller's transaction: ends it with all that is not run yet. False when it does not run any more. */
export async function endRunning(tx: Db, actor: Actor, id: string): Promise<boolean> {
  const { count } = await tx.comparison.updateMany({
    where: { id, status: { in: statusesBefore("end") } },
    data: { status: "ended", endedAt: new Date() },
  });
  if (count === 0) return false;
  await tx.comparisonItem.deleteMany({ where: { comparisonId: id, status: { in: [...OPEN_REPLAYS] } } });
  await recordEvent(tx, actor, { type: "comparison.ended", subject: ["comparison", id] });
  return true;
}

async function requireComparisonRow(db: Db, id: string) {
  const row = isId(id)
    ? await db.comparison.findUnique({ where: { id }, select: { type: true, deploymentId: true, challengerId: true } })
    : null;
  if (!row) throw new AppError("not_found", "There is no such comparison.");
  return row;
}

function findCompared(db: Db, id: string) {
  return db.modelVersion.findUnique({ where: { id }, select: { status: true, tasks: true, pair: true } });
}
