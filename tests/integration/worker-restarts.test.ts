import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { createDatabase } from "#lib/db/client";
import type { Database } from "#lib/db/client";
import { startDurableDatabase } from "#tests/support/durable-database";
import type { DurableDatabase } from "#tests/support/durable-database";
import { areFinished, findBroken } from "#tests/support/find-broken";
import { givenScriptedVersion } from "#tests/support/given-scripted";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { eventually } from "#tests/support/start-worker";
import { drainUnderLoad, killAtRandom, restartUnderLoad, stopPastLease } from "#tests/support/worker-faults";
import type { FaultDesk } from "#tests/support/worker-faults";
import { workers } from "#tests/support/worker-process";

let database: DurableDatabase;
let db: Database;
let lead: Actor & { userId: string };
let projectId: string;
let sourceId: string;
let desk: FaultDesk;

const { start } = workers(() => database.url);

beforeAll(async () => {
  database = await startDurableDatabase();
  db = createDatabase(database.url);
  await givenScriptedVersion(db, "translate", { fault: "slow=400" }, "en-pt");
});
afterAll(async () => {
  await db.$disconnect();
  await database.stop();
});

beforeEach(async () => {
  lead = await givenUser(db);
  projectId = (await givenProject(db, lead)).id;
  sourceId = (await givenSource(db, projectId)).id;
  const order = { kind: "translation" as const, brief: { to: "pt" }, sourceIds: [sourceId] };
  desk = { db, start, order: async () => (await givenGeneration(db, lead, projectId, order)).id };
});

/** Each completed, with one revision, one end, and events without a gap. */
const expectWhole = async (ids: string[]) =>
  expect(await findBroken(db, ids)).toEqual({ lost: [], doubled: [], gaps: [], givenUp: 0 });

describe("a worker", { timeout: 240_000 }, () => {
  it("loses nothing when the database is restarted under load", async () => {
    const { ids } = await restartUnderLoad(desk, database, 3, 8);
    await expectWhole(ids);
  });

  it("writes nothing more once its claim has lapsed, stopped for longer than its lease and continued", async () => {
    const { id, refused } = await stopPastLease(desk, 0);
    expect(refused).toBe(1);
    await expectWhole([id]);
    expect(await db.generation.findUniqueOrThrow({ where: { id } })).toMatchObject({ attempt: 2, crashes: 1 });
  });

  it("finishes all that was ordered while workers and engines are killed at random", async () => {
    const { ids } = await killAtRandom(desk, 2, 6);
    await expectWhole(ids);
  });

  it("gives all of its work back unburned on SIGTERM under load, and takes no more", async () => {
    const { ids, code, lateClaims, burned, left } = await drainUnderLoad(desk, 3, 1);
    expect({ code, lateClaims, burned, left }).toEqual({ code: 0, lateClaims: 0, burned: 0, left: 0 });
    desk.start({ COPYDESK_WORKER_SLOTS: "6" });
    await eventually(() => areFinished(db, ids), 90_000);
    await expectWhole(ids);
  });
});
