import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { createDatabase } from "#lib/db/client";
import type { Database } from "#lib/db/client";
import { migrate } from "#lib/db/migrate";
import { listEventsAfter } from "#lib/generations/queries";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { eventually, givenScriptedVersion, workers } from "#tests/support/worker-process";
import { prepareCluster } from "../../scripts/postgres/cluster.ts";
import type { Cluster } from "../../scripts/postgres/cluster.ts";
import { ensureDatabase, startServer } from "../../scripts/postgres/server.ts";
import type { Server } from "../../scripts/postgres/server.ts";

const ROOT = join(import.meta.dirname, "../..");
const FINISHED = ["completed", "failed", "cancelled"];

/** A server of its own, which remembers what it has acknowledged: the tests pull its plug. */
let cluster: Cluster;
let server: Server;
let folder: string;
let db: Database;
let lead: Actor & { userId: string };
let projectId: string;
let sourceId: string;

const desk = workers(() => server.url("desk"));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "copydesk-restarts-"));
  await chmod(folder, 0o755);
  cluster = await prepareCluster(ROOT, folder);
  server = await startServer(cluster);
  await ensureDatabase(server, "desk");
  await migrate(server.url("desk"));
  db = createDatabase(server.url("desk"));
  await givenScriptedVersion(db, "translate", { fault: "slow=400" }, "en-pt");
});
afterAll(async () => {
  await db.$disconnect();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  lead = await givenUser(db);
  projectId = (await givenProject(db, lead)).id;
  sourceId = (await givenSource(db, projectId)).id;
});

const order = () =>
  givenGeneration(db, lead, projectId, { kind: "translation", brief: { to: "pt" }, sourceIds: [sourceId] });

async function orders(count: number): Promise<string[]> {
  const made: string[] = [];
  for (let index = 0; index < count; index += 1) made.push((await order()).id);
  return made;
}

/** Ends PostgreSQL as a crash would, and starts it again on the same port and data. */
async function restartDatabase(): Promise<void> {
  const [pid] = readFileSync(join(cluster.data, "postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid), "SIGQUIT");
  await server.ended;
  server = await startServer(cluster);
}

/** Reads while the database may be away. */
async function finished(ids: string[]): Promise<boolean> {
  const rows = await db.generation.findMany({ where: { id: { in: ids } }, select: { status: true } }).catch(() => []);
  return rows.length === ids.length && rows.every((row) => FINISHED.includes(row.status));
}

/** Each completed, with one revision, one end, and events without a gap. */
async function expectWhole(ids: string[]): Promise<void> {
  for (const id of ids) {
    const row = await db.generation.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: "completed", error: null });
    expect(await db.revision.count({ where: { draftId: row.draftId } })).toBe(1);
    const events = await listEventsAfter(db, id, 0);
    expect(events.map((event) => event.number)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => event.type === "done")).toHaveLength(1);
    const begun = events.findLastIndex((event) => event.type === "restarted") + 1;
    const text = events
      .slice(begun)
      .map((event) => (event.type === "text" ? (event.data as { text: string }).text : ""));
    const draft = await db.draft.findUniqueOrThrow({ where: { id: row.draftId }, include: { headRevision: true } });
    expect(text.join("")).toBe((draft.headRevision?.content as { markdown: string }).markdown);
  }
}

describe("a worker", { timeout: 120_000 }, () => {
  it("loses nothing when the database is restarted under load", async () => {
    const ids = await orders(8);
    desk.start({ COPYDESK_WORKER_SLOTS: "4" });
    for (let round = 0; round < 3; round += 1) {
      await pause(1_500);
      await restartDatabase();
    }
    await eventually(() => finished(ids), 90_000);
    await expectWhole(ids);
  });

  it("writes nothing more once its claim has lapsed, stopped for longer than its lease and continued", async () => {
    const { id } = await order();
    const stopped = desk.start();
    await eventually(async () => (await db.generation.findUniqueOrThrow({ where: { id } })).status === "running");
    stopped.kill("SIGSTOP");
    desk.start();
    await eventually(() => finished([id]), 60_000);
    stopped.kill("SIGCONT");
    await pause(2_500);
    await expectWhole([id]);
    expect(await db.generation.findUniqueOrThrow({ where: { id } })).toMatchObject({ attempt: 2, crashes: 1 });
  });

  it("finishes all that was ordered while workers and engines are killed at random", async () => {
    const ids = await orders(6);
    let worker = desk.start({ COPYDESK_WORKER_SLOTS: "3" });
    for (const wait of [1_700, 2_300]) {
      await pause(wait);
      worker.kill("SIGKILL");
      await worker.ended;
      worker = desk.start({ COPYDESK_WORKER_SLOTS: "3" });
    }
    await eventually(() => finished(ids), 90_000);
    await expectWhole(ids);
  });
});
