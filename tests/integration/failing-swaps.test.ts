import { describe, expect, it } from "vitest";
import { findDeployment } from "#lib/models/deployments/queries";
import { claimSwap } from "#lib/models/swaps/attempts/commands";
import type { SwapStepName } from "#lib/models/swaps/schema";
import { registerWorker } from "#lib/workers/commands";
import { givenChange, givenStoredFile, givenSwap } from "#tests/support/given-swap";
import type { GivenChange, GivenVersion } from "#tests/support/given-swap";
import { MEGABYTE, golden, stepsOf, swapDesk } from "#tests/support/swap-desk";
import type { Run } from "#tests/support/swap-desk";
import { testDatabase } from "#tests/support/test-db";

const { db } = testDatabase();
const desk = swapDesk(db);

const FAILURES: [what: string, step: SwapStepName, code: string, next: GivenVersion, limits?: Run["limits"]][] = [
  ["does not load", "load", "load-failed", { settings: { loadFault: "error" } }],
  ["takes its process down as it loads", "load", "load-failed", { settings: { loadFault: "crash" } }],
  ["needs more memory than there is", "load", "load-failed", { settings: { holdMegabytes: 500 } }],
  ["fails its first call", "warm", "engine-failed", { settings: { fault: "error-after=0" } }],
  ["takes its process down with its first call", "warm", "process-ended", { settings: { fault: "crash-after=0" } }],
  [
    ...(["does not answer its first call", "warm", "timed-out", { settings: { fault: "hang-after=0" } }] as const),
    { warm: 400, golden: 400 },
  ],
];

describe(
  "a swap that fails leaves the old version serving, and tells the step and the reason",
  { timeout: 120_000 },
  () => {
    it.each(FAILURES)("when the new version %s", async (_what, step, code, next, limits) => {
      const change = await givenChange(db, {}, next);
      await expectFailure(change, step, code, { ...(limits && { limits }) });
    });

    it("when a file was corrupt from the beginning", async () => {
      const file = await givenStoredFile(desk.store, "weights that rot");
      desk.damage(file.sha256);
      const change = await givenChange(db, {}, { files: [file] });
      const swap = await expectFailure(change, "load", "file-missing", {});
      expect(swap.error?.message).toContain("model.bin is damaged");
    });

    it("when a file is another one than its digest says since it was loaded", async () => {
      const file = await givenStoredFile(desk.store, "weights that are changed later");
      const change = await givenChange(db, {}, { files: [file] });
      const pool = desk.givenPool({
        onLoaded: ({ version }) => {
          if (version.id === change.toId) desk.damage(file.sha256);
        },
      });
      const swap = await expectFailure(change, "digest", "files-damaged", { pool });
      expect(swap.error?.message).toContain("model.bin is damaged");
    });

    it("when a golden answer is another one", async () => {
      const change = await givenChange(db, {}, { golden: golden("Quite different words.") });
      const swap = await expectFailure(change, "golden", "golden-mismatch", {});
      expect(swap.error?.message).toContain("segment-2");
    });

    it("when its process ends while it gives its golden answers", async () => {
      const change = await givenChange(db, {}, { settings: { fault: "crash-after=2" }, golden: golden() });
      await expectFailure(change, "golden", "process-ended", {});
    });

    it("when golden answers take too long", async () => {
      const change = await givenChange(db, {}, { settings: { fault: "hang-after=2" }, golden: golden() });
      await expectFailure(change, "golden", "timed-out", { limits: { warm: 60_000, golden: 400 } });
    });

    it("when another version serves by then", async () => {
      const change = await givenChange(db);
      const pool = desk.givenPool();
      const swapId = await givenSwap(db, desk.admin, change);
      const other = await givenChange(db);
      const moved = { ...change, fromId: other.fromId };
      await db.deployment.update({ where: { id: change.deploymentId }, data: { championId: moved.fromId } });
      await desk.expectServing(moved, pool);
      const { swap } = await desk.run(swapId, { pool });
      expect(swap).toMatchObject({ status: "failed", error: { code: "changed-meanwhile" } });
      await desk.expectServing(moved, pool);
    });

    it("when the new version is retired meanwhile", async () => {
      const change = await givenChange(db);
      const pool = desk.givenPool();
      await desk.expectServing(change, pool);
      const swapId = await givenSwap(db, desk.admin, change);
      await db.modelVersion.update({ where: { id: change.toId }, data: { status: "retired" } });
      const { swap } = await desk.run(swapId, { pool });
      expect(swap).toMatchObject({ status: "failed", error: { code: "not-ready" } });
      await desk.expectServing(change, pool);
    });

    it("or goes back to the queue when another worker may load what this one could not", async () => {
      const change = await givenChange(db, {}, { settings: { loadFault: "error" } });
      const pool = desk.givenPool();
      const swapId = await givenSwap(db, desk.admin, change);
      const other = await givenWorker();
      const { outcome, swap } = await desk.run(swapId, { pool });
      expect(outcome).toBe("released");
      expect(swap).toMatchObject({ status: "queued", attempt: 1, error: null });
      expect(new Set(Object.values(stepsOf(swap)))).toEqual(new Set(["waiting"]));
      const able = { workerId: other, engineNames: ["scripted"], memoryBudget: 1e12 };
      expect(await claimSwap(db, { ...able, leaves: [change.toId] })).toBeNull();
      await db.worker.delete({ where: { id: other } });
      expect(await desk.run(swapId, { pool })).toMatchObject({ outcome: "failed" });
      await desk.expectServing(change, pool);
    });

    it("also where both did not fit: the old one is loaded again", async () => {
      const size = { memoryBytes: 150 * MEGABYTE };
      const change = await givenChange(db, size, { ...size, settings: { fault: "error-after=0" } });
      const pool = desk.givenPool({ memoryBudget: 200 * MEGABYTE });
      (await desk.lend(change.fromId, pool)).giveBack();
      const { swap } = await desk.run(await givenSwap(db, desk.admin, change), { pool });
      expect(swap).toMatchObject({ status: "failed", error: { code: "engine-failed" } });
      expect(pool.report()).toMatchObject([{ versionId: change.fromId, state: "ready" }]);
      await desk.expectServing(change, pool);
    });
  },
);

/** One that could take swaps too, and has just said that it lives. */
const givenWorker = () =>
  registerWorker(db, {
    ...{ name: "other", host: "elsewhere", pid: 1, device: "cpu", devices: [], slots: 1, engineNames: ["scripted"] },
    ...{ memoryBudget: 1e12, memoryBytes: 1e12, freeBytes: 1e12 },
  });

async function expectFailure(change: GivenChange, step: SwapStepName, code: string, options: Run) {
  const pool = options.pool ?? desk.givenPool();
  await desk.expectServing(change, pool);
  const { outcome, swap } = await desk.run(await givenSwap(db, desk.admin, change), { ...options, pool });
  expect(outcome).toBe("failed");
  expect(swap).toMatchObject({ status: "failed", switchedAt: null, error: { code } });
  expect(stepsOf(swap)[step]).toBe("failed");
  await desk.expectServing(change, pool);
  expect(pool.report().map(({ versionId }) => versionId)).toEqual([change.fromId]);
  const deployment = await findDeployment(db, desk.admin, change.deploymentId);
  expect(deployment?.history[0]).toMatchObject({ type: "deployment.swap_failed", reason: swap.error?.message });
  const event = await db.deploymentEvent.findFirstOrThrow({ where: { deploymentId: change.deploymentId } });
  expect(event.data).toEqual({ swapId: swap.id, step });
  return swap;
}
