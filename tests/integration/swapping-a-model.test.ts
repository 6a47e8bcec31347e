import { describe, expect, it } from "vitest";
import { findDeployment } from "#lib/models/deployments/queries";
import { cancelSwap } from "#lib/models/swaps/commands";
import { requireSwap } from "#lib/models/swaps/queries";
import type { SwapStepName } from "#lib/models/swaps/schema";
import { givenChange, givenStoredFile, givenSwap } from "#tests/support/given-swap";
import type { GivenVersion } from "#tests/support/given-swap";
import { MEGABYTE, golden, never, stepsOf, swapDesk, until } from "#tests/support/swap-desk";
import { testDatabase } from "#tests/support/test-db";

const { db } = testDatabase();
const desk = swapDesk(db);

describe("a swap", { timeout: 120_000 }, () => {
  it("loads the new version, asks it, switches, and ends the old one", async () => {
    const change = await givenChange(
      db,
      {},
      { files: [await givenStoredFile(desk.store, "good weights")], golden: golden() },
    );
    const pool = desk.givenPool();
    await desk.expectServing(change, pool);
    const swapId = await givenSwap(db, desk.admin, change);
    const { outcome, swap } = await desk.run(swapId, { pool });
    expect(outcome).toBe("completed");
    expect(swap).toMatchObject({ status: "completed", attempt: 1, error: null });
    expect(stepsOf(swap)).toEqual({
      ...{ load: "done", digest: "done", warm: "done", golden: "done", switch: "done", drain: "done" },
    });
    const timed = swap.steps.filter(({ state }) => state === "done");
    expect(timed.every(({ startedAt, milliseconds }) => startedAt && milliseconds !== undefined)).toBe(true);
    expect(pool.report()).toMatchObject([{ versionId: change.toId, state: "ready" }]);
    const deployment = await findDeployment(db, desk.admin, change.deploymentId);
    expect(deployment).toMatchObject({ revision: 2, champion: { id: change.toId } });
    expect(deployment?.history[0]).toMatchObject({
      type: "deployment.activated",
      reason: "Shorter texts.",
      actor: "Marta Nunes",
    });
  });

  it("keeps an old version loaded that still serves elsewhere", async () => {
    const change = await givenChange(db);
    await db.deployment.create({ data: { task: "translate", pair: null, championId: change.fromId } });
    const pool = desk.givenPool();
    const loan = await desk.lend(change.fromId, pool);
    loan.giveBack();
    const { swap } = await desk.run(await givenSwap(db, desk.admin, change), { pool });
    expect(stepsOf(swap)).toMatchObject({ switch: "done", drain: "skipped" });
    expect(pool.report().map(({ versionId }) => versionId)).toContain(change.fromId);
  });

  it("lets what runs end on the old version, and lends the new one meanwhile", async () => {
    const change = await givenChange(db);
    const pool = desk.givenPool();
    const loan = await desk.lend(change.fromId, pool);
    const swapId = await givenSwap(db, desk.admin, change);
    const running = desk.run(swapId, { pool });
    await until(async () => (await requireSwap(db, desk.admin, swapId)).switchedAt);
    const text = loan.engine.translate?.translate({
      ...{ segments: ["still here"], html: false, signal: never },
      onSegment: () => {},
    });
    expect((await text)?.segments).toEqual(["stillᵖ hereᵖ"]);
    const second = await desk.lend(change.toId, pool);
    expect(second.engine.version.id).toBe(change.toId);
    second.giveBack();
    expect((await requireSwap(db, desk.admin, swapId)).status).toBe("running");
    loan.giveBack();
    const { swap } = await running;
    expect(stepsOf(swap).drain).toBe("done");
    expect(pool.report().map(({ versionId }) => versionId)).toEqual([change.toId]);
  });

  it("waits for the end of what runs where both versions do not fit, and goes on with the new one", async () => {
    const change = await givenChange(db, { memoryBytes: 150 * MEGABYTE }, { memoryBytes: 150 * MEGABYTE });
    const pool = desk.givenPool({ memoryBudget: 200 * MEGABYTE });
    const loan = await desk.lend(change.fromId, pool);
    const swapId = await givenSwap(db, desk.admin, change);
    const running = desk.run(swapId, { pool });
    const load = await until(async () => (await requireSwap(db, desk.admin, swapId)).steps.find(({ note }) => note));
    expect(load).toMatchObject({ name: "load", state: "running", note: expect.stringContaining("do not fit") });
    loan.giveBack();
    const { swap } = await running;
    expect(swap.status).toBe("completed");
    expect(pool.report().map(({ versionId }) => versionId)).toEqual([change.toId]);
  });
});

describe("a swap that is stopped by a person", { timeout: 120_000 }, () => {
  const SLOW: [step: SwapStepName, next: GivenVersion][] = [
    ["load", { settings: { loadDelayMs: 60_000 } }],
    ["warm", { settings: { fault: "slow=60000" } }],
    ["golden", { settings: { fault: "hang-after=2" }, golden: golden() }],
  ];

  it.each(SLOW)("ends at the step %s, and the old version serves on", async (step, next) => {
    const change = await givenChange(db, {}, next);
    const pool = desk.givenPool();
    await desk.expectServing(change, pool);
    const swapId = await givenSwap(db, desk.admin, change);
    const running = desk.run(swapId, { pool });
    await until(async () =>
      (await requireSwap(db, desk.admin, swapId)).steps.find(({ name, state }) => name === step && state === "running"),
    );
    expect(await cancelSwap(db, desk.admin, swapId)).toEqual({ ok: true, value: { id: swapId, status: "running" } });
    const { outcome, swap } = await running;
    expect(outcome).toBe("cancelled");
    expect(swap).toMatchObject({ status: "cancelled", error: null, switchedAt: null });
    expect(stepsOf(swap)[step]).toBe("cancelled");
    await desk.expectServing(change, pool);
    const deployment = await findDeployment(db, desk.admin, change.deploymentId);
    expect(deployment?.history.map(({ type }) => type)).toEqual(["deployment.swap_cancelled"]);
    expect(await cancelSwap(db, desk.admin, swapId)).toEqual({ ok: false, reason: "already-finished" });
  });

  it("ends at once while it waits, and is refused once it has switched", async () => {
    const change = await givenChange(db);
    const waiting = await givenSwap(db, desk.admin, change);
    expect(await cancelSwap(db, desk.admin, waiting)).toMatchObject({ ok: true, value: { status: "cancelled" } });
    const pool = desk.givenPool();
    const loan = await desk.lend(change.fromId, pool);
    const swapId = await givenSwap(db, desk.admin, change);
    const running = desk.run(swapId, { pool });
    await until(async () => (await requireSwap(db, desk.admin, swapId)).switchedAt);
    expect(await cancelSwap(db, desk.admin, swapId)).toEqual({ ok: false, reason: "already-switched" });
    loan.giveBack();
    expect((await running).outcome).toBe("completed");
  });
});
