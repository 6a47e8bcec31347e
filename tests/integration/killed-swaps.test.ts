import { describe, expect, it } from "vitest";
import { swapBrakes } from "#tests/support/swap-brake";
import type { BrakePoint } from "#tests/support/swap-brake";
import { swappingWorkers } from "#tests/support/swapping-workers";
import { testDatabase } from "#tests/support/test-db";

const { db, url } = testDatabase();
const desk = swappingWorkers(db, url);
const brakes = swapBrakes(url);

const eventsOf = async (deploymentId: string) =>
  (await db.deploymentEvent.findMany({ where: { deploymentId } })).map(({ type }) => type);

const BEFORE_SWITCH: [point: BrakePoint, to: string][] = [
  ["load", "es"],
  ["digest", "de"],
  ["warm", "fr"],
  ["golden", "it"],
  ["switch", "nl"],
  ["inside the switch", "pl"],
];

describe("a worker that is killed during a swap", { timeout: 240_000 }, () => {
  it.each(BEFORE_SWITCH)("at %s leaves the old version serving, and another begins anew", async (point, to) => {
    const { change, order, swap } = await desk.givenPair(to, {}, await desk.whole(to));
    const brake = await brakes.at(point);
    const first = desk.start();
    const swapId = await swap();
    await brake.reached();
    first.kill("SIGKILL");
    await first.ended;
    await brake.release();
    await desk.keepClaimed(swapId);
    expect(await desk.championOf(change)).toBe(change.fromId);
    expect(await desk.swapOf(swapId)).toMatchObject({ status: "running", attempt: 1, switchedAt: null });

    desk.start();
    expect((await desk.completed(await order())).modelVersionId).toBe(change.fromId);
    await desk.lapse(swapId);
    const ended = await desk.ended(swapId);
    expect(ended).toMatchObject({ status: "completed", attempt: 2, error: null });
    expect(ended.steps.map(({ state }) => state)).toEqual(ended.steps.map(() => "done"));
    expect(await desk.championOf(change)).toBe(change.toId);
    expect(await eventsOf(change.deploymentId)).toEqual(["deployment.activated"]);
    expect((await desk.completed(await order())).modelVersionId).toBe(change.toId);
  });

  it("after the switch leaves the new version serving, and another only ends the swap", async () => {
    const { change, order, swap } = await desk.givenPair("sv");
    const brake = await brakes.at("drain");
    const first = desk.start();
    const swapId = await swap();
    await brake.reached();
    first.kill("SIGKILL");
    await first.ended;
    await brake.release();
    await desk.keepClaimed(swapId);
    expect(await desk.championOf(change)).toBe(change.toId);
    const { switchedAt } = await desk.swapOf(swapId);

    desk.start();
    expect((await desk.completed(await order())).modelVersionId).toBe(change.toId);
    await desk.lapse(swapId);
    expect(await desk.ended(swapId)).toMatchObject({ status: "completed", attempt: 2, switchedAt });
    expect(await eventsOf(change.deploymentId)).toEqual(["deployment.activated"]);
  });

  it("again and again makes the swap fail with the reason, and the old version serves on", async () => {
    const { change, order, swap } = await desk.givenPair("da");
    const swapId = await swap();
    const dead = {
      status: "running",
      attempt: 4,
      crashes: 3,
      startedAt: new Date(0),
      leaseExpiresAt: new Date(0),
    } as const;
    await db.modelSwap.update({ where: { id: swapId }, data: dead });
    desk.start();
    expect(await desk.ended(swapId)).toMatchObject({ status: "failed", error: { code: "crashed-repeatedly" } });
    expect(await eventsOf(change.deploymentId)).toEqual(["deployment.swap_failed"]);
    expect((await desk.completed(await order())).modelVersionId).toBe(change.fromId);
  });
});

describe("a worker that is told to end during a swap", { timeout: 240_000 }, () => {
  it("before the switch gives it back, and another begins anew", async () => {
    const { change, swap } = await desk.givenPair("fi");
    const brake = await brakes.at("warm");
    const first = desk.start();
    const swapId = await swap();
    await brake.reached();
    first.kill("SIGTERM");
    await desk.soon(() => db.worker.findFirst({ where: { pid: first.pid, state: "draining" } }));
    await brake.release();
    expect(await first.ended).toBe(0);
    expect(await desk.swapOf(swapId)).toMatchObject({ status: "queued", switchedAt: null, error: null });
    expect(await desk.championOf(change)).toBe(change.fromId);
    desk.start();
    expect(await desk.ended(swapId)).toMatchObject({ status: "completed", attempt: 2 });
    expect(await desk.championOf(change)).toBe(change.toId);
  });
});
