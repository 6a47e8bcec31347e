import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { requestActivation } from "#lib/models/deployments/activations/commands";
import { deleteVersion } from "#lib/models/removal/commands";
import { restoreVersion, retireVersion } from "#lib/models/versions/commands";
import { openFolderStore } from "#lib/storage/folder-store";
import { givenChange, givenLooseVersion, givenSwap } from "#tests/support/given-swap";
import { eventually } from "#tests/support/start-worker";
import { stepsOf, swapDesk } from "#tests/support/swap-desk";
import { testDb } from "#tests/support/test-db";

const db = testDb();
const desk = swapDesk(db);
const folder = mkdtempSync(join(tmpdir(), "copydesk-records-"));
const store = openFolderStore(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  const data = { status: "cancelled" as const, finishedAt: new Date() };
  await db.modelSwap.updateMany({ where: { finishedAt: null }, data });
});

const retired = (id: string) => db.modelVersion.update({ where: { id }, data: { status: "retired" } });
const reason = "Not needed.";

/** A change to an adapter of a base that serves nowhere. */
async function givenAdapter() {
  const baseId = await givenLooseVersion(db);
  const change = await givenChange(db, {}, { baseVersionId: baseId });
  return { ...change, baseId };
}

describe("the record of a swap", { timeout: 60_000 }, () => {
  it("names versions that are there, and their rows stay", async () => {
    const change = await givenChange(db);
    const swap = { type: "activated", reason, revision: 1, deploymentId: change.deploymentId, fromId: change.fromId };
    await expect(db.modelSwap.create({ data: { ...swap, toId: crypto.randomUUID() } })).rejects.toThrow("to_id");
    const swapId = await givenSwap(db, desk.admin, change);
    await desk.run(swapId);
    await expect(db.modelVersion.delete({ where: { id: change.fromId } })).rejects.toThrow("from_id");
    expect(await deleteVersion(db, desk.admin, { versionId: change.fromId, reason }, store)).toMatchObject({
      ok: true,
    });
    expect(await db.modelSwap.count({ where: { id: swapId, fromId: change.fromId } })).toBe(1);
  });

  it("keeps its versions, and the base of an adapter, from being retired or deleted", async () => {
    const { baseId, ...change } = await givenAdapter();
    const swapId = await givenSwap(db, desk.admin, change);
    const acts = [
      (versionId: string) => retireVersion(db, desk.admin, versionId, reason),
      (versionId: string) => deleteVersion(db, desk.admin, { versionId, reason }, store),
    ];
    for (const act of acts) {
      expect(await act(change.toId)).toMatchObject({ reason: "in-use", hindrances: [{ what: "swap" }] });
      expect(await act(baseId)).toMatchObject({ reason: "in-use", hindrances: [{ what: "adapters" }] });
    }
    await db.modelSwap.update({ where: { id: swapId }, data: { status: "cancelled", finishedAt: new Date() } });
    expect(await retireVersion(db, desk.admin, baseId, reason)).toMatchObject({ ok: true });
    expect(await deleteVersion(db, desk.admin, { versionId: baseId, reason }, store)).toMatchObject({
      hindrances: [{ what: "adapters" }],
    });
  });
});

describe("a swap to what is not ready any more", { timeout: 60_000 }, () => {
  it("is refused when it is asked for, also where only the base of the adapter is not", async () => {
    const { baseId, ...change } = await givenAdapter();
    const ask = () =>
      requestActivation(db, desk.admin, { deploymentId: change.deploymentId, versionId: change.toId, reason }, store);
    await retireVersion(db, desk.admin, baseId, reason);
    expect(await ask()).toEqual({ ok: false, reason: "base-not-ready" });
    await restoreVersion(db, desk.admin, baseId, store);
    await retired(change.toId);
    expect(await ask()).toEqual({ ok: false, reason: "not-ready" });
    await restoreVersion(db, desk.admin, change.toId, store);
    expect(await ask()).toMatchObject({ ok: true });
  });

  it.each(["retired", "deleted"] as const)(
    "fails with the reason when the version was %s while it waited",
    async (status) => {
      const change = await givenChange(db);
      const pool = desk.givenPool();
      const swapId = await givenSwap(db, desk.admin, change);
      await db.modelVersion.update({ where: { id: change.toId }, data: { status } });
      const { swap } = await desk.run(swapId, { pool });
      expect(swap).toMatchObject({ status: "failed", error: { code: "not-ready" } });
      expect(swap.error?.message).toContain("retired or deleted");
      await desk.expectServing(change, pool);
    },
  );

  it("fails with the reason when the base of the adapter was retired while it waited", async () => {
    const { baseId, ...change } = await givenAdapter();
    const pool = desk.givenPool();
    const swapId = await givenSwap(db, desk.admin, change);
    await retired(baseId);
    const { swap } = await desk.run(swapId, { pool });
    expect(swap).toMatchObject({ status: "failed", error: { code: "base-not-ready" } });
    await desk.expectServing(change, pool);
  });

  it("fails at the switch when it is retired just then: the switch waits for who retires it", async () => {
    const change = await givenChange(db);
    const pool = desk.givenPool();
    const swapId = await givenSwap(db, desk.admin, change);
    const running = await db.$transaction(async (tx) => {
      await tx.modelVersion.update({ where: { id: change.toId }, data: { status: "retired" } });
      const run = desk.run(swapId, { pool });
      await eventually(async () => (await waitingForRows()) > 0);
      // Not awaited here: it waits for the end of this transaction.
      return { run };
    });
    const { swap } = await running.run;
    expect(swap).toMatchObject({ status: "failed", switchedAt: null, error: { code: "not-ready" } });
    expect(stepsOf(swap)).toMatchObject({ warm: "done", switch: "failed" });
    await desk.expectServing(change, pool);
  });
});

/** Statements of this database that wait for a row which another transaction has. */
async function waitingForRows(): Promise<number> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE NOT granted AND pg_locks.locktype = 'transactionid' AND datname = current_database()`;
  return rows.length;
}
