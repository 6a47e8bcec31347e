import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { swappingWorkers } from "#tests/support/swapping-workers";
import { testDatabase } from "#tests/support/test-db";

const { db, url } = testDatabase();
const desk = swappingWorkers(db, url);
const bare = mkdtempSync(join(tmpdir(), "copydesk-bare-"));
afterAll(() => rmSync(bare, { recursive: true, force: true }));

const SLOW = { settings: { fault: "slow=400" } };
const attemptsOf = async (ids: string[]) =>
  (await db.generation.findMany({ where: { id: { in: ids } } })).map(({ attempt, crashes }) => [attempt, crashes]);

describe("a swap on workers", { timeout: 180_000 }, () => {
  it("waits for a worker whose engines can run the new version", async () => {
    const { swap } = await desk.givenPair("el");
    const other = desk.start({ COPYDESK_WORKER_NAME: "other", COPYDESK_WORKER_ENGINES: "extractive" });
    await desk.workerNamed("other");
    const swapId = await swap();
    other.kill("SIGTERM");
    await other.ended;
    expect(await desk.swapOf(swapId)).toMatchObject({ status: "queued", attempt: 0 });
    desk.start();
    expect(await desk.ended(swapId)).toMatchObject({ status: "completed", attempt: 1 });
  });

  it("lets running texts end on the old version, begins others on the new one, and loses none", async () => {
    const { change, order, swap } = await desk.givenPair("de", SLOW);
    const before = [await order(), await order()];
    desk.start({ COPYDESK_WORKER_NAME: "busy", COPYDESK_WORKER_SLOTS: "4" });
    for (const id of before) await desk.running(id);
    const swapId = await swap();
    await desk.soon(async () => (await desk.swapOf(swapId)).switchedAt);
    const after = await order();
    expect((await desk.completed(after)).modelVersionId).toBe(change.toId);
    for (const id of before) expect((await desk.completed(id)).modelVersionId).toBe(change.fromId);
    expect(await desk.ended(swapId)).toMatchObject({ status: "completed" });
    expect(await attemptsOf([...before, after])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    await desk.soon(async () => (await desk.loadedOn(change.toId)).length === 1);
    expect(await desk.loadedOn(change.fromId)).toEqual([]);
  });

  it("brings every worker that has the old version loaded to the new one", async () => {
    const { change, order, swap } = await desk.givenPair("cs", SLOW);
    for (const name of ["one", "two"]) desk.start({ COPYDESK_WORKER_NAME: name, COPYDESK_WORKER_SLOTS: "1" });
    for (const name of ["one", "two"]) await desk.workerNamed(name);
    const before = [await order(), await order()];
    await desk.soon(async () => (await desk.loadedOn(change.fromId)).length === 2);
    expect(await desk.ended(await swap())).toMatchObject({ status: "completed" });
    await desk.soon(async () => (await desk.loadedOn(change.toId)).length === 2);
    await desk.soon(async () => (await desk.loadedOn(change.fromId)).length === 0);
    for (const id of before) expect((await desk.completed(id)).modelVersionId).toBe(change.fromId);
    expect(await attemptsOf(before)).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it("leaves swap and texts to the worker that can load the new version, and the other says why it cannot", async () => {
    const { change, order, swap } = await desk.givenPair("ro", {}, await desk.whole("ro"));
    desk.start({ COPYDESK_WORKER_NAME: "bare", COPYDESK_DATA_DIR: bare });
    expect((await desk.completed(await order())).modelVersionId).toBe(change.fromId);
    const { id: lacking } = await desk.workerNamed("bare");
    const alone = await desk.ended(await swap());
    expect(alone).toMatchObject({ status: "failed", error: { code: "file-missing" }, workerId: lacking });
    expect((await desk.completed(await order())).modelVersionId).toBe(change.fromId);

    desk.start({ COPYDESK_WORKER_NAME: "sound" });
    const { id: sound } = await desk.workerNamed("sound");
    expect(await desk.ended(await swap())).toMatchObject({ status: "completed", workerId: sound });
    const ids = [await order(), await order(), await order()];
    for (const id of ids)
      expect(await desk.completed(id)).toMatchObject({ workerId: sound, modelVersionId: change.toId });
    expect(await attemptsOf(ids)).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    await desk.soon(async () => (await desk.loadedOn(change.fromId)).length === 0);
    const told = await desk.workerNamed("bare");
    expect(told.cannotLoad).toMatchObject([{ versionId: change.toId, code: "file-missing" }]);
  });
});
