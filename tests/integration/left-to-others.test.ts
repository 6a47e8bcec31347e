import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { openStore } from "#lib/storage/store";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { givenFileVersion } from "#tests/support/given-files";
import { eventually } from "#tests/support/start-worker";
import { testDatabase } from "#tests/support/test-db";
import { workers } from "#tests/support/worker-process";

const { db, url } = testDatabase();
const desk = workers(url);
const bare = mkdtempSync(join(tmpdir(), "copydesk-bare-"));
let lead: Actor & { userId: string };
let projectId: string;
let sourceId: string;
let versionId: string;

beforeAll(async () => {
  lead = await givenUser(db);
  projectId = (await givenProject(db, lead)).id;
  sourceId = (await givenSource(db, projectId)).id;
  const file = join(desk.dataFolder, "weights");
  mkdirSync(desk.dataFolder, { recursive: true });
  writeFileSync(file, "weights");
  const scripted = { name: "Scripted", engine: "scripted", format: "none", task: "translate" } as const;
  const settings = { fault: "slow=200" };
  const store = openStore(desk.dataFolder, "models");
  versionId = await givenFileVersion(db, store, { ...scripted, files: { "model.bin": file }, settings, pair: "en-pt" });
  await db.deployment.create({ data: { task: "translate", pair: "en-pt", championId: versionId } });
});
afterAll(() => rmSync(bare, { recursive: true, force: true }));

const translations = (count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      givenGeneration(db, lead, projectId, { kind: "translation", brief: { to: "pt" }, sourceIds: [sourceId] }),
    ),
  ).then((orders) => orders.map(({ id }) => id));
const rowsOf = (ids: string[]) => db.generation.findMany({ where: { id: { in: ids } } });
const finished = (ids: string[]) =>
  eventually(async () => {
    const rows = await rowsOf(ids);
    return rows.every(({ finishedAt }) => finishedAt) && rows;
  }, 90_000);
const workerNamed = (name: string) =>
  eventually(() => db.worker.findFirst({ where: { name, state: "running" }, orderBy: { startedAt: "desc" } }));

describe("a worker that cannot load a version", { timeout: 150_000 }, () => {
  it("says so, leaves its orders to another one, and loses none of them", async () => {
    desk.start({ COPYDESK_WORKER_NAME: "whole", COPYDESK_WORKER_SLOTS: "1" });
    desk.start({ COPYDESK_WORKER_NAME: "bare", COPYDESK_DATA_DIR: bare });
    const [whole, lacking] = [await workerNamed("whole"), await workerNamed("bare")];
    const rows = await finished(await translations(5));
    expect(rows.map(({ status, workerId, crashes }) => [status, workerId, crashes])).toEqual(
      Array.from({ length: 5 }, () => ["completed", whole.id, 0]),
    );
    const told = await db.worker.findUniqueOrThrow({ where: { id: lacking.id } });
    expect(told.cannotLoad).toMatchObject([{ versionId, code: "file-missing" }]);
  });

  it("tells why an order fails when no other one may load it", async () => {
    desk.start({ COPYDESK_WORKER_NAME: "alone", COPYDESK_DATA_DIR: bare });
    await workerNamed("alone");
    await db.worker.updateMany({ where: { name: { not: "alone" } }, data: { state: "ended" } });
    const [row] = await finished(await translations(1));
    expect(row).toMatchObject({ status: "failed", error: { code: "file-missing" } });
  });
});
