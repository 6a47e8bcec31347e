import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { completeProfile, claimProfile, releaseProfile, requeueProfiles } from "#lib/models/profiles/attempts/commands";
import { cancelProfile, queueMissingProfiles, requestProfile } from "#lib/models/profiles/commands";
import { abilityFor } from "#lib/models/profiles/policy";
import { findProofs, requireProfile } from "#lib/models/profiles/queries";
import { requireSwap } from "#lib/models/swaps/queries";
import type { StageName } from "#lib/models/profiles/schema";
import { givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { scriptedReplies } from "#tests/support/suite-answers";
import { testDatabase } from "#tests/support/test-db";
import { givenNextVersion } from "#tests/support/given-comparison";
import { givenSwap } from "#tests/support/given-swap";
import { givenScriptedVersion } from "#tests/support/given-scripted";
import { eventually } from "#tests/support/start-worker";
import { workers } from "#tests/support/worker-process";

const { db, url } = testDatabase();
const desk = workers(url);
let admin: Actor & { userId: string };

beforeAll(async () => {
  admin = await givenUser(db, { isAdmin: true });
});
afterEach(async () => {
  await db.deployment.deleteMany();
  await db.capabilityProfile.deleteMany();
});

async function givenProfile(settings: Record<string, unknown>): Promise<{ id: string; versionId: string }> {
  const versionId = await givenScriptedVersion(db, "write");
  // What is ready keeps its settings.
  await db.modelVersion.update({ where: { id: versionId }, data: { status: "installing" } });
  const given = { settings: { tasks: ["write"], ...settings }, status: "ready" as const };
  await db.modelVersion.update({ where: { id: versionId }, data: given });
  const outcome = await requestProfile(db, admin, versionId);
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return { id: outcome.value.id, versionId };
}

const read = (id: string) => requireProfile(db, admin, id);
const ended = (id: string) => eventually(async () => (await read(id)).finishedAt && read(id), 180_000);
const soon = <T>(find: () => Promise<T | null | undefined | false>) => eventually(find, 60_000);
const isStarted = async (id: string) => (await read(id)).results.length > 0;

describe("a self-test", { timeout: 360_000 }, () => {
  it("keeps what a good writer passed, how fast it was, and the memory that it took", async () => {
    const { id, versionId } = await givenProfile({ replies: scriptedReplies("good") });
    desk.start();
    const profile = await ended(id);
    expect(profile).toMatchObject({ status: "completed", device: "cpu", error: null });
    expect(profile.results.length).toBeGreaterThan(3);
    for (const { stage, items, accepted } of profile.results)
      expect({ stage, accepted }).toEqual({ stage, accepted: items });
    expect(profile.loadMilliseconds).toBeGreaterThan(0);
    expect(profile.tokensPerSecond).toBeGreaterThan(0);
    const version = await db.modelVersion.findUniqueOrThrow({ where: { id: versionId } });
    expect(Number(version.memoryBytes)).toBe(profile.memoryBytes);
    expect(profile.memoryBytes).toBeGreaterThan(10_000_000);
    expect(await db.auditEvent.count({ where: { type: "model.profiled" } })).toBe(1);
  });

  it("fails a bad writer stage by stage, with reasons, and the next draft says so", async () => {
    const { id, versionId } = await givenProfile({ replies: scriptedReplies("bad") });
    desk.start();
    const profile = await ended(id);
    for (const { accepted, items, reasons } of profile.results) {
      expect(accepted).toBeLessThan(items / 2);
      expect(Object.values(reasons).reduce((sum, count) => sum + count, 0)).toBe(items - accepted);
    }
    const proofs = await findProofs(db, [versionId]);
    expect(abilityFor("shorten-sentence", proofs.get(versionId) ?? null)).toMatchObject({
      proved: true,
      passed: false,
    });

    const lead = await givenUser(db);
    const { draftId } = await givenGeneration(db, lead, (await givenProject(db, lead)).id);
    const revision = await soon(() => db.revision.findFirst({ where: { draftId }, select: { notes: true } }));
    expect(revision.notes.join(" ")).toMatch(/passed 0 of 10 tests of shortening sentences/);
  });

  it("goes on after its worker was killed, from the last finished stage", async () => {
    const { id } = await givenProfile({ replies: scriptedReplies("good"), delayMs: 2 });
    const first = desk.start();
    await soon(() => isStarted(id));
    first.kill("SIGKILL");
    await first.ended;
    const before = await read(id);
    const stages = before.results.map(({ stage }) => stage);
    expect(before.status).toBe("running");
    await db.capabilityProfile.update({ where: { id }, data: { leaseExpiresAt: new Date(0) } });
    desk.start();
    const profile = await ended(id);
    expect(profile).toMatchObject({ status: "completed", attempt: 2 });
    expect(profile.results.slice(0, stages.length).map(({ stage }) => stage)).toEqual(stages);
    expect(new Set(profile.results.map(({ stage }) => stage)).size).toBe(profile.results.length);
  });

  it("is given back when its worker drains, and ends when a person stops it", async () => {
    const { id } = await givenProfile({ replies: scriptedReplies("good"), delayMs: 40 });
    const first = desk.start();
    await soon(async () => (await read(id)).progress?.name === "shorten-sentence");
    first.kill("SIGTERM");
    await first.ended;
    expect((await read(id)).status).toBe("queued");
    desk.start();
    await soon(async () => (await read(id)).status === "running");
    expect(await cancelProfile(db, admin, id)).toMatchObject({ ok: true, value: { status: "running" } });
    expect((await ended(id)).status).toBe("cancelled");
    expect(await cancelProfile(db, admin, id)).toEqual({ ok: false, reason: "already-finished" });
  });

  it("waits while somebody waits for a text, and gives its model back meanwhile", async () => {
    const lead = await givenUser(db);
    const { id } = await givenProfile({ replies: scriptedReplies("good"), delayMs: 20 });
    const { id: generationId } = await givenGeneration(db, lead, (await givenProject(db, lead)).id);
    // Nothing runs it, since it has no job; it waits as a text does that no worker can take.
    await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'generate-draft'`;
    desk.start();
    await soon(async () => (await read(id)).progress?.name === "waits");
    expect((await read(id)).results).toEqual([]);
    await db.generation.update({ where: { id: generationId }, data: { status: "cancelled", finishedAt: new Date() } });
    await soon(async () => (await read(id)).progress?.name === "shorten-sentence");
    await cancelProfile(db, admin, id);
    await ended(id);
  });

  it("gives its model back to a swap, which need not wait for its end, and goes on after it", async () => {
    const { id, versionId } = await givenProfile({ replies: scriptedReplies("good"), delayMs: 20 });
    const { id: deploymentId } = await db.deployment.findFirstOrThrow({ where: { championId: versionId } });
    desk.start();
    await soon(() => isStarted(id));
    const toId = await givenNextVersion(db, versionId, { tasks: ["write"] });
    const swapId = await givenSwap(db, admin, { deploymentId, fromId: versionId, toId });
    await soon(async () => (await requireSwap(db, admin, swapId)).status === "completed");
    expect((await read(id)).status).toBe("running");
    await soon(async () => (await read(id)).progress?.name !== "waits");
    await cancelProfile(db, admin, id);
    await ended(id);
  });

  it("ends with the reason when the model does not load, and proves nothing", async () => {
    const { id, versionId } = await givenProfile({ loadFault: "error" });
    desk.start();
    const profile = await ended(id);
    expect(profile).toMatchObject({ status: "failed", error: { code: "load-failed" } });
    expect((await findProofs(db, [versionId])).size).toBe(0);
  });
});

describe("asking for a self-test", () => {
  it("starts one of two that are asked for at once", async () => {
    const versionId = await givenScriptedVersion(db, "write");
    const outcomes = await Promise.all([requestProfile(db, admin, versionId), requestProfile(db, admin, versionId)]);
    const started = outcomes.map((outcome) => outcome.ok && outcome.value.started);
    expect(started.sort()).toEqual([false, true]);
    expect(await db.capabilityProfile.count({ where: { versionId } })).toBe(1);
    expect(await queueMissingProfiles(db)).toBe(0);
  });

  it("queues one for a version that was ready before self-tests were known, once", async () => {
    const versionId = await givenScriptedVersion(db, "embed");
    await db.modelVersion.create({
      data: {
        ...(await db.modelVersion.findUniqueOrThrow({ where: { id: versionId }, omit: { id: true } })),
        number: 2,
        engine: "onnx",
      } as never,
    });
    expect(
      await Promise.all([queueMissingProfiles(db), queueMissingProfiles(db)]).then((counts) => counts.sort()),
    ).toEqual([0, 1]);
    expect(await queueMissingProfiles(db)).toBe(0);
  });

  it("is refused to the claim of a worker that has lost it", async () => {
    const { id } = await givenProfile({});
    const worker = crypto.randomUUID();
    const lost = await claimProfile(db, id, worker);
    if (!lost) throw new Error("it could not be claimed");
    expect(await claimProfile(db, id, worker)).toBeNull();
    await db.capabilityProfile.update({ where: { id }, data: { leaseExpiresAt: new Date(0) } });
    expect(await requeueProfiles(db)).toBe(1);
    const held = await claimProfile(db, id, worker);
    const measured = {
      device: "cpu",
      threads: null,
      loadMilliseconds: 1,
      memoryBytes: 1,
      promptTokensPerSecond: null,
      tokensPerSecond: null,
    };
    const results = [{ stage: "shorten-sentence" as StageName, items: 10, accepted: 10, reasons: {}, milliseconds: 1 }];
    expect(await completeProfile(db, lost, measured, results)).toBe(false);
    expect(held && (await completeProfile(db, held, measured, results))).toBe(true);
    expect(await releaseProfile(db, lost)).toBe(false);
  });
});
