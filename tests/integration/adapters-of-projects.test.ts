import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { listNeededSets } from "#lib/generations/needs/queries";
import { needOf } from "#lib/generations/needs/schema";
import { findResolvedVersion } from "#lib/models/queries";
import { openStore } from "#lib/storage/store";
import { createJudge } from "#workers/supervisor/readiness";
import { requestOf } from "#workers/jobs/resolve-engines";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { givenFileVersion } from "#tests/support/given-files";
import { eventually } from "#tests/support/start-worker";
import { testDatabase } from "#tests/support/test-db";
import { workers } from "#tests/support/worker-process";

const { db, url } = testDatabase();
const desk = workers(url);
const enginesSchema = z.array(
  z.object({ versionId: z.string(), pid: z.number(), baseId: z.string().optional(), running: z.array(z.string()) }),
);
/** Long enough for a worker, which tells every few seconds what runs on what. */
const TEXT = Array.from({ length: 14 }, (_, index) => `Ship ${index} waits for the northern lock.`).join(" ");
let lead: Actor & { userId: string };
let base: string;
let adapters: string[];
let projects: { id: string; sourceId: string }[];

afterAll(() => vi.unstubAllEnvs());
beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", url());
  vi.stubEnv("COPYDESK_SECRET", "x".repeat(32));
  vi.stubEnv("COPYDESK_DATA_DIR", desk.dataFolder);
  lead = await givenUser(db);
  const store = openStore(desk.dataFolder, "models");
  const scripted = { engine: "scripted", format: "none", task: "translate", pair: "en-pt", files: {} } as const;
  base = await givenFileVersion(db, store, { ...scripted, name: "Base", settings: { fault: "slow=1000" } });
  adapters = [];
  projects = [];
  for (const name of ["One", "Two"]) {
    const memoryBytes = 10_000_000;
    const version = await givenFileVersion(db, store, { ...scripted, name, baseVersionId: base, memoryBytes });
    const { id } = await givenProject(db, lead);
    await db.deployment.create({ data: { task: "translate", pair: "en-pt", projectId: id, championId: version } });
    adapters.push(version);
    projects.push({ id, sourceId: (await givenSource(db, id, TEXT)).id });
  }
});

const needIn = (projectId: string) =>
  needOf({ kind: "translation", projectId, wantedVersionId: null, from: "en", to: "pt" });

describe("an adapter of a project", { timeout: 120_000 }, () => {
  it("is resolved with its base, as engines are given it", async () => {
    const version = await findResolvedVersion(db, adapters[0] ?? "");
    expect(version && requestOf(version)).toMatchObject({
      version: { id: adapters[0] },
      memoryBytes: 10_000_000,
      base: { version: { id: base }, memoryBytes: 400_000_000, base: null },
    });
  });

  it("needs its base too, whose memory two adapters have in common", async () => {
    const [need, other] = projects.map(({ id }) => needIn(id));
    expect((await listNeededSets(db, need ?? "")).map((set) => set.map(({ id }) => id))).toEqual([[adapters[0], base]]);
    const judge = createJudge({
      ...{ db, workerId: "w1", engineNames: ["scripted"], memoryBudget: 420_000_000, now: () => 0 },
      pool: { report: () => [], cannotLoad: () => [], isHeld: () => false, reserved: () => 0 },
    });
    for (const one of [need, other]) await judge.judge(one ?? "");
    judge.reserve("running", need ?? "");
    expect(judge.readiness().ready.toSorted()).toEqual([need, other].toSorted());
  });

  it("runs in the process of its base beside the other; when that is killed both are written again, by their own", async () => {
    desk.start({ COPYDESK_WORKER_SLOTS: "2" });
    const orders = await Promise.all(
      projects.map(({ id, sourceId }) =>
        givenGeneration(db, lead, id, { kind: "translation", brief: { to: "pt" }, sourceIds: [sourceId] }),
      ),
    );
    const ids = orders.map(({ id }) => id);
    const engines = await eventually(async () => {
      const [worker] = await db.worker.findMany({ where: { state: "running" } });
      const found = enginesSchema.parse(worker?.engines ?? []);
      return (
        adapters.every((id) => found.some(({ versionId, running }) => versionId === id && running.length > 0)) && found
      );
    });
    expect(engines.map(({ versionId, baseId }) => [versionId, baseId])).toEqual([
      [base, undefined],
      ...engines.slice(1).map(({ versionId }) => [versionId, base]),
    ]);
    expect(new Set(engines.map(({ pid }) => pid)).size).toBe(1);
    process.kill(engines[0]?.pid ?? 0, "SIGKILL");
    const rows = await eventually(async () => {
      const found = await db.generation.findMany({ where: { id: { in: ids } } });
      return found.every(({ finishedAt }) => finishedAt) && found;
    }, 60_000);
    for (const { id, status, crashes, modelVersionId } of rows)
      expect([status, crashes, modelVersionId]).toEqual(["completed", 1, adapters[ids.indexOf(id)]]);
  });
});
