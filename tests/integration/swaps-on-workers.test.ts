import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { requireSwap } from "#lib/models/swaps/queries";
import { listWorkers } from "#lib/workers/queries";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { givenChange, givenSwap } from "#tests/support/given-swap";
import type { GivenChange, GivenVersion } from "#tests/support/given-swap";
import { brakeAt } from "#tests/support/swap-brake";
import { eventually } from "#tests/support/start-worker";
import { testDatabase } from "#tests/support/test-db";
import { workers } from "#tests/support/worker-process";

const { db, url } = testDatabase();
const desk = workers(url);
let admin: Actor & { userId: string };
let projectId: string;
let sourceId: string;

beforeAll(async () => {
  admin = await givenUser(db, { isAdmin: true });
  projectId = (await givenProject(db, admin)).id;
  sourceId = (await givenSource(db, projectId)).id;
});
afterEach(async () => {
  await db.generation.updateMany({
    where: { status: { in: ["queued", "running"] } },
    data: { status: "cancelled", finishedAt: new Date() },
  });
});

const LIMIT = 90_000;
const soon = <T>(find: () => Promise<T | null | undefined | false>) => eventually(find, LIMIT);

/** Translations from English into a language of their own for each test. */
async function givenPair(to: string, old: GivenVersion = {}, next: GivenVersion = {}) {
  const change = await givenChange(
    db,
    { ...old, pair: `en-${to}`, settings: { to, ...old.settings } },
    {
      ...next,
      settings: { to, ...next.settings },
    },
  );
  const order = async () => {
    const brief = { to };
    return (await givenGeneration(db, admin, projectId, { kind: "translation", brief, sourceIds: [sourceId] })).id;
  };
  return { change, order };
}

const rowOf = (id: string) => db.generation.findUniqueOrThrow({ where: { id } });
const completed = (id: string) => soon(async () => (await rowOf(id)).status === "completed" && rowOf(id));
const running = (id: string) => soon(async () => (await rowOf(id)).status === "running" && rowOf(id));
const swapOf = (id: string) => requireSwap(db, admin, id);
const ended = (id: string) => soon(async () => (await swapOf(id)).finishedAt && swapOf(id));
const championOf = async ({ deploymentId }: GivenChange) =>
  (await db.deployment.findUniqueOrThrow({ where: { id: deploymentId } })).championId;
const lapse = (id: string) => db.modelSwap.update({ where: { id }, data: { leaseExpiresAt: new Date(0) } });

describe("a swap on a worker", { timeout: 180_000 }, () => {
  it("waits for a worker, then lets running texts end on the old version and begins others on the new one", async () => {
    const { change, order } = await givenPair("de", { settings: { to: "de", fault: "slow=400" } });
    const swapId = await givenSwap(db, admin, change);
    const worker = desk.start({ COPYDESK_WORKER_ENGINES: "extractive" });
    await soon(async () => (await listWorkers(db, admin)).length === 1);
    expect(await swapOf(swapId)).toMatchObject({ status: "queued" });
    worker.kill("SIGKILL");
    await worker.ended;

    await db.modelSwap.update({ where: { id: swapId }, data: { status: "cancelled", finishedAt: new Date() } });
    const before = [await order(), await order()];
    desk.start({ COPYDESK_WORKER_SLOTS: "4" });
    for (const id of before) await running(id);
    const second = await givenSwap(db, admin, change);
    await soon(async () => (await swapOf(second)).switchedAt);
    const after = await order();
    expect((await completed(after)).modelVersionId).toBe(change.toId);
    for (const id of before) expect((await completed(id)).modelVersionId).toBe(change.fromId);
    const swap = await ended(second);
    expect(swap).toMatchObject({ status: "completed" });
    await soon(async () => {
      const loaded = (await listWorkers(db, admin)).flatMap(({ engines }) => engines.map(({ versionId }) => versionId));
      return loaded.length === 1 && loaded[0] === change.toId;
    });
    const rows = await db.generation.findMany({ where: { id: { in: [...before, after] } } });
    expect(rows.every(({ crashes, attempt }) => crashes === 0 && attempt === 1)).toBe(true);
  });
});

describe("a worker that is killed during a swap", { timeout: 240_000 }, () => {
  it("after the switch leaves the new version serving, and another ends the swap", async () => {
    const { change, order } = await givenPair("sv");
    const brake = await brakeAt(url(), "drain");
    const first = desk.start();
    const swapId = await givenSwap(db, admin, change);
    await brake.reached();
    first.kill("SIGKILL");
    await first.ended;
    await brake.release();
    expect(await championOf(change)).toBe(change.toId);
    await lapse(swapId);
    desk.start();
    expect(await ended(swapId)).toMatchObject({ status: "completed", attempt: 2 });
    expect((await completed(await order())).modelVersionId).toBe(change.toId);
    expect(await db.deploymentEvent.count({ where: { deploymentId: change.deploymentId } })).toBe(1);
  });
});
