import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { cancelGeneration } from "#lib/generations/commands";
import { listEventsAfter, readTranscript } from "#lib/generations/queries";
import { givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { testDatabase } from "#tests/support/test-db";
import { givenScriptedVersion } from "#tests/support/given-scripted";
import { eventually } from "#tests/support/start-worker";
import { workers } from "#tests/support/worker-process";

const { db, url } = testDatabase();
const desk = workers(url);
let lead: Actor & { userId: string };
let projectId: string;

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE deployments, deployment_events, workers CASCADE`;
  lead = await givenUser(db);
  projectId = (await givenProject(db, lead)).id;
});

const ended = (id: string) =>
  eventually(async () => {
    const row = await db.generation.findUniqueOrThrow({ where: { id } });
    return ["completed", "failed", "cancelled"].includes(row.status) && row;
  }, 60_000);

/** Translations run sentence by sentence on the scripted engine, so they last as long as a test needs. */
async function givenSlowTranslation(settings: Record<string, string | number>) {
  await givenScriptedVersion(db, "translate", settings, "en-pt");
  return givenGeneration(db, lead, projectId, { kind: "translation", brief: { to: "pt" } });
}

async function numbersOf(id: string): Promise<number[]> {
  return (await listEventsAfter(db, id, 0)).map((event) => event.number);
}

describe("a worker", { timeout: 90_000 }, () => {
  it("writes a summary by extraction when no model is installed, and says so", async () => {
    const { id, draftId } = await givenGeneration(db, lead, projectId, { kind: "summary", brief: { words: 40 } });
    desk.start();
    expect(await ended(id)).toMatchObject({ status: "completed", attempt: 1, error: null });
    const draft = await db.draft.findUniqueOrThrow({ where: { id: draftId }, include: { headRevision: true } });
    expect(draft.headRevision?.notes.join(" ")).toMatch(/extraction/i);
    expect(draft.headRevision?.evidence).not.toEqual([]);
    expect((await readTranscript(db, id)).text.length).toBeGreaterThan(40);
    const numbers = await numbersOf(id);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it("fails a translation without a model, naming the pair and what would bring it", async () => {
    const { id } = await givenGeneration(db, lead, projectId, { kind: "translation", brief: { to: "pt" } });
    desk.start();
    const row = await ended(id);
    expect(row).toMatchObject({ status: "failed", error: { code: "model-missing", catalogIds: ["bergamot-en-pt"] } });
  });

  it("writes again after its engine process died, and gives up after three deaths", async () => {
    const { id } = await givenSlowTranslation({ fault: "crash-after=0" });
    desk.start();
    const row = await ended(id);
    expect(row).toMatchObject({ status: "failed", error: { code: "crashed-repeatedly" }, attempt: 3 });
    expect((await listEventsAfter(db, id, 0)).filter((event) => event.type === "restarted")).toHaveLength(2);
  });

  it("completes after kill -9 of the worker, once, with nothing doubled", async () => {
    const { id, draftId } = await givenSlowTranslation({ fault: "slow=700" });
    const first = desk.start();
    await eventually(async () => (await db.generation.findUniqueOrThrow({ where: { id } })).status === "running");
    first.kill("SIGKILL");
    await first.ended;
    desk.start();
    const row = await ended(id);
    expect(row).toMatchObject({ status: "completed", attempt: 2, crashes: 1 });
    expect(await db.revision.count({ where: { draftId } })).toBe(1);
    const events = await listEventsAfter(db, id, 0);
    expect(events.filter((event) => event.type === "done")).toHaveLength(1);
    expect(events.map((event) => event.number)).toEqual(events.map((_, index) => index + 1));
  });

  it("completes after kill -9 of the engine process", async () => {
    // Slower than the supervisor's reports, which name the process.
    const { id } = await givenSlowTranslation({ fault: "slow=1500" });
    desk.start();
    const pid = await eventually(async () => {
      const reports = await db.worker.findMany({ where: { state: "running" }, select: { engines: true } });
      const engines = reports.flatMap((report) => report.engines as { pid: number; running: string[] }[]);
      return engines.find((engine) => engine.running.includes(id) && engine.pid > 0)?.pid;
    });
    process.kill(pid, "SIGKILL");
    expect(await ended(id)).toMatchObject({ status: "completed", attempt: 2 });
  });

  it("stops soon after a cancel, even when the engine ignores it, and keeps what was written", async () => {
    const { id } = await givenSlowTranslation({ fault: "hang-after=1" });
    desk.start();
    await eventually(async () => (await db.generation.findUniqueOrThrow({ where: { id } })).status === "running");
    await cancelGeneration(db, lead, id);
    expect(await ended(id)).toMatchObject({ status: "cancelled" });
    const draft = await db.draft.findFirstOrThrow({ where: { generations: { some: { id } } } });
    expect(draft.activeGenerationId).toBeNull();
  });

  it("gives its work back unburned on SIGTERM, and takes no more", async () => {
    const { id } = await givenSlowTranslation({ fault: "slow=1000" });
    const worker = desk.start({ COPYDESK_DRAIN_SECONDS: "1" });
    await eventually(async () => (await db.generation.findUniqueOrThrow({ where: { id } })).status === "running");
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    const row = await db.generation.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: "queued", crashes: 0 });
    desk.start();
    expect(await ended(id)).toMatchObject({ status: "completed", crashes: 0 });
  });
});
