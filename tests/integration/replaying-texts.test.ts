import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { requeueReplays } from "#lib/evaluation/attempts/commands";
import { endComparison } from "#lib/evaluation/commands";
import { figuresSchema } from "#lib/evaluation/figures/schema";
import { requireComparison } from "#lib/evaluation/queries";
import { replaySchema } from "#lib/evaluation/schema";
import { cancelGeneration } from "#lib/generations/commands";
import { givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { givenComparison, givenNextVersion, givenVersions, givenWritten } from "#tests/support/given-comparison";
import { eventually } from "#tests/support/start-worker";
import { testDatabase } from "#tests/support/test-db";
import { workers } from "#tests/support/worker-process";

const { db, url } = testDatabase();
const desk = workers(url);
let admin: Actor & { userId: string };
let projectId: string;

beforeAll(async () => {
  admin = await givenUser(db, { isAdmin: true });
  projectId = (await givenProject(db, admin)).id;
});
// Of the killed workers of the test before: nobody waits for them.
beforeEach(() => db.worker.updateMany({ data: { state: "ended" } }));
afterEach(async () => {
  await db.comparison.deleteMany();
  await db.deployment.deleteMany();
  await db.generation.updateMany({
    where: { status: { in: ["queued", "running"] } },
    data: { status: "cancelled", finishedAt: new Date(), leaseExpiresAt: null },
  });
});

/** The writer has a part in it. */
const ARTICLE = { kind: "article", brief: { topic: "Honey bees in winter", words: 100 } } as const;

const soon = <T>(find: () => Promise<T | null | undefined | false>) => eventually(find, 90_000);
const read = (id: string) => requireComparison(db, admin, id);
const items = (comparisonId: string) =>
  db.comparisonItem.findMany({ where: { comparisonId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
const isDone = (id: string) => soon(async () => (await read(id)).status === "completed");

/** Texts of the champion, and a comparison of all of them. */
async function givenReplays(texts: number, settings: Record<string, unknown> = {}) {
  const versions = await givenVersions(db, { tasks: ["write"], ...settings });
  const written = [];
  for (let made = 0; made < texts; made += 1)
    written.push(await givenWritten(db, admin, projectId, versions.championId, ARTICLE));
  return { ...versions, written, id: await givenComparison(db, admin, versions) };
}

describe("a replay", { timeout: 240_000 }, () => {
  it("keeps the challenger's text with figures of both, and no draft sees it", async () => {
    const { id, written } = await givenReplays(2);
    desk.start();
    await isDone(id);
    expect((await read(id)).counts).toMatchObject({ completed: 2, failed: 0, queued: 0, running: 0 });
    for (const item of await items(id)) {
      const { title, content, usage } = replaySchema.parse(item.result);
      expect(title).not.toBe("");
      expect((content as { markdown: string }).markdown).toMatch(/60,000|waggle|honey/);
      const { champion, challenger } = figuresSchema.parse(item.figures);
      expect(champion).toMatchObject({ words: 7, outputTokens: 40, milliseconds: 2_000 });
      expect(challenger).toMatchObject({ outputTokens: usage.outputTokens, milliseconds: usage.milliseconds });
    }
    for (const { draftId } of written) {
      const draft = await db.draft.findUniqueOrThrow({
        where: { id: draftId },
        include: { revisions: true, generations: true },
      });
      expect([draft.revisions.length, draft.generations.length]).toEqual([1, 1]);
      expect(draft.title).toBe("Title of the champion");
    }
  });

  it("waits while somebody waits for a text, and goes on when nobody does", async () => {
    const elsewhere = await givenVersions(db);
    await db.modelVersion.update({ where: { id: elsewhere.championId }, data: { status: "installing" } });
    await db.modelVersion.update({
      where: { id: elsewhere.championId },
      data: { engine: "llama", status: "ready" },
    });
    await db.deployment.deleteMany();
    const { id } = await givenReplays(1);
    // Nobody here can run it, so it waits until it is cancelled.
    const waiting = await givenGeneration(db, admin, projectId, { modelVersionId: elsewhere.championId });
    desk.start({ COPYDESK_WORKER_ENGINES: "scripted" });
    await soon(async () => (await read(id)).counts.running === 1);
    await cancelGeneration(db, admin, waiting.id);
    await isDone(id);
    const { finishedAt } = await db.generation.findUniqueOrThrow({ where: { id: waiting.id } });
    expect((await items(id))[0]?.finishedAt?.getTime()).toBeGreaterThan(finishedAt?.getTime() ?? Infinity);
  });

  it("is broken off for a text, which gets its memory", async () => {
    // A minute for each token: it never ends by itself. Both versions together do not fit.
    const { id, challengerId } = await givenReplays(1, { delayMs: 60_000 });
    desk.start({ COPYDESK_MEMORY_BUDGET: "150000000" });
    const busy = async () => {
      const worker = await db.worker.findFirst({ orderBy: { startedAt: "desc" } });
      const engines = worker?.engines as { versionId: string; running: string[] }[] | undefined;
      return engines?.some(({ versionId, running }) => versionId === challengerId && running.length > 0);
    };
    await soon(busy);
    const { id: generationId } = await givenGeneration(db, admin, projectId);
    await soon(async () => {
      const { status } = await db.generation.findUniqueOrThrow({ where: { id: generationId } });
      return status === "completed";
    });
    const [item] = await items(id);
    expect(item).toMatchObject({ status: "running", attempt: 1, result: null });
  });

  it("is taken over from a worker that was killed, and written once", async () => {
    const { id, championId } = await givenReplays(1, { delayMs: 60_000 });
    const first = desk.start();
    await soon(async () => (await read(id)).counts.running === 1);
    first.kill("SIGKILL");
    await first.ended;
    const [before] = await items(id);
    expect(before).toMatchObject({ status: "running", attempt: 1 });
    await db.comparisonItem.updateMany({ data: { leaseExpiresAt: new Date(0) } });
    expect(await requeueReplays(db)).toBe(1);
    expect(await requeueReplays(db)).toBe(0);
    // Another version in its place, which takes no minute.
    const challengerId = await givenNextVersion(db, championId);
    await db.comparison.update({ where: { id }, data: { challengerId } });
    desk.start();
    await isDone(id);
    expect(await items(id)).toMatchObject([{ status: "completed", attempt: 2 }]);
  });

  it("is given back when its worker drains", async () => {
    const { id } = await givenReplays(1, { delayMs: 60_000 });
    const worker = desk.start();
    await soon(async () => (await read(id)).counts.running === 1);
    worker.kill("SIGTERM");
    await worker.ended;
    expect(await items(id)).toMatchObject([{ status: "queued", workerId: null, leaseExpiresAt: null }]);
  });

  it("ends with its comparison, and its worker goes on with the next", async () => {
    const { id, ...slow } = await givenReplays(3, { delayMs: 60_000 });
    desk.start();
    await soon(async () => (await read(id)).counts.running === 1);
    expect(await endComparison(db, admin, id)).toMatchObject({ ok: true });
    expect(await items(id)).toEqual([]);
    const challengerId = await givenNextVersion(db, slow.championId);
    await isDone(await givenComparison(db, admin, { championId: slow.championId, challengerId }));
    expect(await items(id)).toEqual([]);
    expect((await read(id)).status).toBe("ended");
  });

  it("says why there is none where the challenger does not load", async () => {
    const { id } = await givenReplays(2, { loadFault: "error" });
    desk.start();
    await isDone(id);
    expect((await read(id)).counts).toMatchObject({ completed: 0, failed: 2 });
    expect((await items(id))[0]?.error).toMatchObject({ code: "load-failed" });
  });

  it("is not done twice by two workers", async () => {
    const { id } = await givenReplays(6);
    desk.start();
    desk.start();
    await isDone(id);
    for (const item of await items(id)) expect(item).toMatchObject({ status: "completed", attempt: 1 });
  });
});
