import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { systemActor } from "#lib/auth/actor";
import { endComparison } from "#lib/evaluation/commands";
import { requireComparison } from "#lib/evaluation/queries";
import { continueShadows, endShadowComparison, startShadowComparison } from "#lib/evaluation/shadows/commands";
import { givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { givenNextVersion, givenVersions, givenWritten } from "#tests/support/given-comparison";
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
afterEach(async () => {
  await db.comparison.deleteMany();
  await db.deployment.deleteMany();
  await db.generation.updateMany({
    where: { status: { in: ["queued", "running"] } },
    data: { status: "cancelled", finishedAt: new Date(), leaseExpiresAt: null },
  });
});

const soon = <T>(find: () => Promise<T | null | undefined | false>) => eventually(find, 90_000);
const read = (id: string) => requireComparison(db, admin, id);
const items = (comparisonId: string) =>
  db.comparisonItem.findMany({ where: { comparisonId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });

describe("a shadow", { timeout: 240_000 }, () => {
  async function givenShadow(texts: number) {
    const { championId, challengerId } = await givenVersions(db, { tasks: ["write"] });
    for (let made = 0; made < texts; made += 1) await givenWritten(db, admin, projectId, championId);
    const { id } = await db.deployment.findFirstOrThrow({ where: { championId } });
    const deployment = { id, task: "write" as const, projectId: null, kind: null, championId, challengerId };
    const started = await db.$transaction(async (tx) => {
      await tx.deployment.update({ where: { id }, data: { challengerId, mode: "shadow" } });
      return startShadowComparison(tx, admin, deployment, 2);
    });
    if (!started.ok) throw new Error(started.reason);
    return { deployment, comparisonId: started.value.comparisonId, championId };
  }
  const go = () => continueShadows(db, systemActor("worker"));

  it("takes the newest texts, goes on with what is finished since, and ends with its deployment's challenger", async () => {
    const { deployment, comparisonId, championId } = await givenShadow(3);
    expect((await read(comparisonId)).counts).toMatchObject({ queued: 2 });
    desk.start();
    await soon(async () => (await read(comparisonId)).counts.completed === 2);
    expect((await read(comparisonId)).status).toBe("running");
    const { id: generationId } = await givenGeneration(db, admin, projectId);
    await soon(async () => (await db.generation.findUnique({ where: { id: generationId } }))?.status === "completed");
    const { modelVersionId } = await db.generation.findUniqueOrThrow({ where: { id: generationId } });
    expect(modelVersionId).toBe(championId);
    await go();
    await soon(async () => (await read(comparisonId)).counts.completed === 3);
    expect((await items(comparisonId)).map((item) => item.generationId)).toContain(generationId);

    await db.$transaction(async (tx) => {
      await tx.deployment.update({ where: { id: deployment.id }, data: { challengerId: null, mode: null } });
      expect(await endShadowComparison(tx, admin, deployment.id)).toBe(comparisonId);
    });
    const { id: later } = await givenGeneration(db, admin, projectId);
    await soon(async () => (await db.generation.findUnique({ where: { id: later } }))?.status === "completed");
    expect(await go()).toBe(0);
    expect(await read(comparisonId)).toMatchObject({ status: "ended", counts: { completed: 3, queued: 0 } });
  });

  it("runs once for a deployment, and is not ended beside it", async () => {
    const { deployment, comparisonId } = await givenShadow(1);
    expect(await startShadowComparison(db, admin, deployment, 5)).toEqual({ ok: false, reason: "shadow-running" });
    expect(await endComparison(db, admin, comparisonId)).toEqual({ ok: false, reason: "ends-with-its-deployment" });
  });

  it("never lets more wait than were wanted, and adds nothing twice", async () => {
    const { comparisonId, championId } = await givenShadow(1);
    for (let made = 0; made < 3; made += 1) await givenWritten(db, admin, projectId, championId);
    expect((await Promise.all([go(), go()])).reduce((sum, added) => sum + added, 0)).toBe(1);
    expect((await read(comparisonId)).counts).toMatchObject({ queued: 2 });
  });

  it("ends by itself when another version serves", async () => {
    const { deployment, comparisonId, championId } = await givenShadow(1);
    const challengerId = await givenNextVersion(db, championId);
    await db.deployment.update({ where: { id: deployment.id }, data: { championId: challengerId } });
    await givenWritten(db, admin, projectId, championId);
    expect(await go()).toBe(0);
    expect((await read(comparisonId)).status).toBe("ended");
  });

  it("is refused for a task that writes no text", async () => {
    const deployment = { id: crypto.randomUUID(), projectId: null, kind: null, championId: "", challengerId: "" };
    const outcome = await startShadowComparison(db, admin, { ...deployment, task: "classify" }, 5);
    expect(outcome).toEqual({ ok: false, reason: "task-not-compared" });
  });
});
