import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { failGeneration, recordRun, releaseClaim } from "#lib/generations/attempts/commands";
import { retryGeneration } from "#lib/generations/commands";
import { listNeededSets, listNeededVersions } from "#lib/generations/needs/queries";
import { keepIn, keptIn, needOf, parseNeed } from "#lib/generations/needs/schema";
import { resolveDeployment } from "#lib/models/queries";
import { routeOf } from "#lib/models/deployments/route";
import { resolveTranslation } from "#lib/models/translation/queries";
import { createJudge } from "#workers/supervisor/readiness";
import { planEngines } from "#workers/jobs/resolve-engines";
import { givenClaim, givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { givenScriptedVersion, givenUnservedVersion } from "#tests/support/given-scripted";
import { testDb } from "#tests/support/test-db";

describe("routing", () => {
  const db = testDb();
  let lead: Actor & { userId: string };
  let projectId: string;
  let champion: string;
  let challenger: string;
  let deploymentId: string;

  afterEach(() => vi.unstubAllEnvs());
  beforeEach(async () => {
    vi.stubEnv("DATABASE_URL", "postgresql://desk@127.0.0.1:1/desk");
    vi.stubEnv("COPYDESK_SECRET", "x".repeat(32));
    await db.$executeRaw`TRUNCATE deployments, deployment_events, model_versions, registered_models CASCADE`;
    lead = await givenUser(db);
    projectId = (await givenProject(db, lead)).id;
    champion = await givenScriptedVersion(db, "write");
    challenger = await givenUnservedVersion(db, "write");
    ({ id: deploymentId } = await db.deployment.findFirstOrThrow({ where: { task: "write" } }));
  });

  const canary = (share: number) =>
    db.deployment.update({ where: { id: deploymentId }, data: { challengerId: challenger, mode: "canary", share } });
  const endCanary = () =>
    db.deployment.update({ where: { id: deploymentId }, data: { challengerId: null, mode: null, share: 0 } });
  const idOf = async (wanted: Omit<Parameters<typeof resolveDeployment>[1], "task">) =>
    (await resolveDeployment(db, { task: "write", ...wanted }))?.ref.id;
  const retire = (id: string) => db.modelVersion.update({ where: { id }, data: { status: "retired" } });
  const find = (id: string) => db.generation.findUniqueOrThrow({ where: { id } });

  it("goes from project and kind over project and kind to all", async () => {
    const [ofKind, ofProject, ofBoth] = [
      await givenUnservedVersion(db, "write"),
      await givenUnservedVersion(db, "write"),
      await givenUnservedVersion(db, "write"),
    ];
    await db.deployment.createMany({
      data: [
        { task: "write", kind: "quiz", championId: ofKind },
        { task: "write", projectId, championId: ofProject },
        { task: "write", projectId, kind: "quiz", championId: ofBoth },
      ],
    });
    expect(await idOf({ projectId, kind: "quiz" })).toBe(ofBoth);
    expect(await idOf({ projectId, kind: "summary" })).toBe(ofProject);
    expect(await idOf({ projectId })).toBe(ofProject);
    expect(await idOf({ kind: "quiz" })).toBe(ofKind);
    expect(await idOf({ kind: "summary" })).toBe(champion);
    await retire(ofBoth);
    expect(await idOf({ projectId, kind: "quiz" })).toBe(ofProject);
  });

  it("sends each draft the way that its hash says, and all to the champion once the canary has ended", async () => {
    const row = await canary(50);
    const drafts = Array.from({ length: 12 }, () => randomUUID());
    for (const draftId of drafts) {
      const expected = routeOf(row, draftId) === "challenger" ? challenger : champion;
      expect(await idOf({ draftId })).toBe(expected);
      expect(await idOf({ draftId, projectId, kind: "quiz" })).toBe(expected);
    }
    expect(await idOf({})).toBe(champion);
    await endCanary();
    for (const draftId of drafts) expect(await idOf({ draftId })).toBe(champion);
  });

  it("sends nothing to a challenger that is not ready, or that only shadows", async () => {
    await canary(99);
    await retire(challenger);
    const draftId = randomUUID();
    expect(await idOf({ draftId })).toBe(champion);
    await db.modelVersion.update({ where: { id: challenger }, data: { status: "ready" } });
    await db.deployment.update({ where: { id: deploymentId }, data: { mode: "shadow", share: 0 } });
    expect(await idOf({ draftId })).toBe(champion);
  });

  it("translates by the challenger of a pair's canary where the draft says so", async () => {
    const first = await givenScriptedVersion(db, "translate", { to: "pt" }, "en-pt");
    const second = await givenUnservedVersion(db, "translate", { to: "pt" }, "en-pt");
    await db.$executeRaw`UPDATE deployments SET challenger_id = ${second}::uuid, mode = 'canary', share = 50 WHERE pair = 'en-pt'`;
    const row = await db.deployment.findFirstOrThrow({ where: { pair: "en-pt" } });
    for (const draftId of Array.from({ length: 8 }, () => randomUUID())) {
      const plan = await resolveTranslation(db, "en", "pt", projectId, undefined, { draftId });
      const expected = routeOf(row, draftId) === "challenger" ? second : first;
      expect(plan.ok && plan.legs.map(({ version }) => version.ref.id)).toEqual([expected]);
    }
    const atOnce = await resolveTranslation(db, "en", "pt");
    expect(atOnce.ok && atOnce.legs[0]?.version.ref.id).toBe(first);
    const need = needOf({ kind: "translation", projectId, wantedVersionId: null, from: "en", to: "pt" });
    expect((await listNeededSets(db, need)).map((set) => set.map(({ id }) => id))).toEqual([[first], [second]]);
  });

  it("is judged by champion and challenger: a worker that cannot run one of them takes none", async () => {
    const need = needOf({ kind: "article", projectId, wantedVersionId: null, from: null, to: "en" });
    expect(parseNeed(need)).toMatchObject({ task: "write", projectId, kind: "article", kept: [] });
    await db.modelVersion.update({ where: { id: challenger }, data: { memoryBytes: 900_000_000n } });
    const judgeWith = async (memoryBudget: number) => {
      const judge = createJudge({
        db,
        pool: { report: () => [], cannotLoad: () => [], isHeld: () => false, reserved: () => 0 },
        workerId: "w1",
        engineNames: ["scripted"],
        memoryBudget,
        now: () => 0,
      });
      await judge.judge(need);
      return judge.readiness();
    };
    expect(await judgeWith(500_000_000)).toMatchObject({ known: [need], ready: [need] });
    await canary(10);
    expect((await listNeededVersions(db, need)).map(({ id }) => id)).toEqual([champion]);
    expect(await judgeWith(500_000_000)).toMatchObject({ known: [need], ready: [], later: [] });
    expect(await judgeWith(950_000_000)).toMatchObject({ ready: [need] });
    await endCanary();
    expect(await judgeWith(500_000_000)).toMatchObject({ ready: [need] });
  });

  async function givenBegun(): Promise<string> {
    const { id } = await givenGeneration(db, lead, projectId, { kind: "article", brief: { topic: "Bees" } });
    const claim = await givenClaim(db, id);
    const { need } = await find(id);
    await recordRun(db, claim, { modelVersionId: champion, ranWith: {}, need: keepIn(need, [champion]) });
    await releaseClaim(db, claim);
    return id;
  }

  const planOf = async (id: string) => {
    const { draftId, wantedVersionId, need } = await find(id);
    const order = { kind: "article" as const, projectId, draftId, wantedVersionId, from: null, to: "en" };
    return planEngines(db, { ...order, kept: keptIn(need) });
  };

  it("keeps the version that an attempt began with, though another one serves meanwhile", async () => {
    const id = await givenBegun();
    await db.deployment.update({ where: { id: deploymentId }, data: { championId: challenger } });
    expect((await planOf(id)).writer?.version.id).toBe(champion);
    expect(await planOf(id)).toMatchObject({ kept: [champion], notes: [] });
    expect((await listNeededVersions(db, (await find(id)).need)).map((version) => version.id)).toEqual([champion]);
  });

  it("keeps it over a retry, but not when another one is asked for", async () => {
    const id = await givenBegun();
    await db.deployment.update({ where: { id: deploymentId }, data: { championId: challenger } });
    const fail = async (one: string) =>
      failGeneration(db, await givenClaim(db, one), { code: "x", message: "x", help: "x" });
    await fail(id);
    const again = await retryGeneration(db, lead, id);
    const next = again.ok ? again.value.id : "";
    expect((await planOf(next)).writer?.version.id).toBe(champion);
    await fail(next);
    const other = await retryGeneration(db, lead, next, { modelVersionId: challenger });
    expect((await planOf(other.ok ? other.value.id : "")).writer?.version.id).toBe(challenger);
  });

  it("says so when the version that it began with is not ready any more", async () => {
    const id = await givenBegun();
    await db.deployment.update({ where: { id: deploymentId }, data: { championId: challenger } });
    await retire(champion);
    const plan = await planOf(id);
    expect(plan.writer?.version.id).toBe(challenger);
    expect(plan.notes).toEqual([
      expect.stringMatching(/^It had begun with scripted-.* v1, which is not ready any more; scripted-.* took over\.$/),
    ]);
    expect((await listNeededVersions(db, (await find(id)).need)).map((version) => version.id)).toEqual([challenger]);
  });
});
