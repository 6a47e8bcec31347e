import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { promoteChallenger, requestActivation } from "#lib/models/deployments/activations/commands";
import {
  changeShare,
  endCanary,
  endShadow,
  setCanary,
  startCanary,
  startShadow,
} from "#lib/models/deployments/challengers/commands";
import { createDeployment, removeDeployment, setSecondAdmin } from "#lib/models/deployments/commands";
import { listDeployments, requireDeployment } from "#lib/models/deployments/queries";
import { resolveDeployment } from "#lib/models/queries";
import { completeAsked } from "#tests/support/complete-swap";
import { givenProject, givenUser } from "#tests/support/given";
import { givenScriptedVersion, givenUnservedVersion } from "#tests/support/given-scripted";
import { testDb } from "#tests/support/test-db";

const db = testDb();
let admin: Actor & { userId: string };
let champion: string;
let challenger: string;
let deploymentId: string;

afterEach(() => vi.unstubAllEnvs());
beforeEach(async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://desk@127.0.0.1:1/desk");
  vi.stubEnv("COPYDESK_SECRET", "x".repeat(32));
  await db.$executeRaw`TRUNCATE comparisons, deployments, deployment_events, model_versions, registered_models CASCADE`;
  admin = await givenUser(db, { isAdmin: true, name: "Ana Costa" });
  champion = await givenScriptedVersion(db, "write");
  challenger = await givenUnservedVersion(db, "write");
  ({ id: deploymentId } = await db.deployment.findFirstOrThrow());
});

const reason = "Holds the length.";
const find = () => requireDeployment(db, admin, deploymentId);
const canary = (share = 20, versionId = challenger) =>
  startCanary(db, admin, { deploymentId, versionId, share, reason });
const shadow = (versionId = challenger) => startShadow(db, admin, { deploymentId, versionId, wanted: 5, reason });
const shadows = () => db.comparison.findMany({ where: { type: "shadow" }, orderBy: { createdAt: "asc" } });
const writers = async (drafts: string[]) =>
  Promise.all(drafts.map(async (draftId) => (await resolveDeployment(db, { task: "write", draftId }))?.ref.id));

describe("a canary", () => {
  it("starts with a share, changes it, and leaves no route behind when it ends", async () => {
    const drafts = Array.from({ length: 40 }, () => randomUUID());
    expect(await canary(50)).toMatchObject({ ok: true, value: { event: { data: { share: 50 } } } });
    expect(await find()).toMatchObject({ challenger: { id: challenger }, mode: "canary", share: 50 });
    const before = await writers(drafts);
    expect(new Set(before)).toEqual(new Set([champion, challenger]));
    expect(await changeShare(db, admin, { deploymentId, share: 90, reason: "Nobody complained." })).toMatchObject({
      ok: true,
    });
    const after = await writers(drafts);
    expect(before.every((id, index) => id === champion || after[index] === challenger)).toBe(true);
    expect(await endCanary(db, admin, { deploymentId, reason: "Enough seen." })).toMatchObject({ ok: true });
    expect(await find()).toMatchObject({ challenger: null, mode: null, share: 0 });
    expect(new Set(await writers(drafts))).toEqual(new Set([champion]));
    expect((await find()).history.map(({ type, data, actor }) => ({ type, data, actor }))).toEqual([
      { type: "deployment.canary_ended", data: { share: 90 }, actor: "Ana Costa" },
      { type: "deployment.share_changed", data: { share: 90, before: 50 }, actor: "Ana Costa" },
      { type: "deployment.canary_started", data: { share: 50 }, actor: "Ana Costa" },
    ]);
  });

  it("is one act over the API: started, changed and ended by its share", async () => {
    const set = (share: number, versionId?: string) => setCanary(db, admin, { deploymentId, share, versionId, reason });
    expect(await set(30)).toEqual({ ok: false, reason: "no-canary" });
    expect(await set(30, challenger)).toMatchObject({ value: { event: { type: "deployment.canary_started" } } });
    expect(await set(40, challenger)).toMatchObject({ value: { event: { type: "deployment.share_changed" } } });
    expect(await set(40)).toEqual({ ok: false, reason: "same-share" });
    expect(await set(0)).toMatchObject({ value: { event: { type: "deployment.canary_ended" } } });
    expect(await set(0)).toEqual({ ok: false, reason: "no-canary" });
  });

  it("is refused for the champion, beside another challenger, during a swap and for the search by meaning", async () => {
    expect(await canary(20, champion)).toEqual({ ok: false, reason: "already-active" });
    const third = await givenUnservedVersion(db, "write");
    await canary();
    expect(await canary(20, third)).toEqual({ ok: false, reason: "challenger-there" });
    expect(await shadow(third)).toEqual({ ok: false, reason: "challenger-there" });
    await endCanary(db, admin, { deploymentId, reason });
    await requestActivation(db, admin, { deploymentId, versionId: third, reason });
    expect(await canary()).toEqual({ ok: false, reason: "swap-under-way" });
    await givenScriptedVersion(db, "embed");
    const versionId = await givenUnservedVersion(db, "embed");
    const { id } = await db.deployment.findFirstOrThrow({ where: { task: "embed" } });
    const ofVectors = { deploymentId: id, versionId, share: 5, reason };
    expect(await startCanary(db, admin, ofVectors)).toEqual({ ok: false, reason: "one-embedder" });
  });

  it("may change and end while its challenger is on its way to be champion, and does not hold it up", async () => {
    await canary();
    const asked = await promoteChallenger(db, admin, { deploymentId, reason: "91 % accepted." });
    expect(await changeShare(db, admin, { deploymentId, share: 60, reason })).toMatchObject({ ok: true });
    await completeAsked(db, asked);
    expect(await find()).toMatchObject({ champion: { id: challenger }, challenger: null, mode: null, share: 0 });
    expect((await find()).history[0]).toMatchObject({ type: "deployment.promoted", actor: "Ana Costa" });
    expect(new Set(await writers(Array.from({ length: 20 }, () => randomUUID())))).toEqual(new Set([challenger]));
  });

  it("goes on beside another champion than its challenger", async () => {
    await canary();
    const third = await givenUnservedVersion(db, "write");
    await completeAsked(db, await requestActivation(db, admin, { deploymentId, versionId: third, reason }));
    expect(await find()).toMatchObject({ champion: { id: third }, challenger: { id: challenger }, share: 20 });
  });

  it("has nothing to promote once it has ended", async () => {
    await canary();
    await endCanary(db, admin, { deploymentId, reason });
    expect(await promoteChallenger(db, admin, { deploymentId, reason })).toEqual({
      ok: false,
      reason: "no-challenger",
    });
  });
});

describe("a shadow", () => {
  it("begins a comparison, writes no draft, and ends with its comparison", async () => {
    expect(await shadow()).toMatchObject({ ok: true, value: { event: { data: { wanted: 5 } } } });
    expect(await shadows()).toMatchObject([
      { deploymentId, championId: champion, challengerId: challenger, wanted: 5, status: "running" },
    ]);
    expect(await writers([randomUUID(), randomUUID()])).toEqual([champion, champion]);
    expect(await endShadow(db, admin, { deploymentId, reason: "Enough." })).toMatchObject({ ok: true });
    expect(await shadows()).toMatchObject([{ status: "ended" }]);
    expect(await find()).toMatchObject({ challenger: null, mode: null });
    expect(await endShadow(db, admin, { deploymentId, reason })).toEqual({ ok: false, reason: "no-shadow" });
  });

  it("becomes a canary of the same version", async () => {
    await shadow();
    expect(await canary(10)).toMatchObject({ ok: true });
    expect(await find()).toMatchObject({ mode: "canary", share: 10 });
    expect(await shadows()).toMatchObject([{ status: "ended" }]);
  });

  it("ends with the champion that it was compared with", async () => {
    await shadow();
    const third = await givenUnservedVersion(db, "write");
    await completeAsked(db, await requestActivation(db, admin, { deploymentId, versionId: third, reason }));
    expect(await find()).toMatchObject({ champion: { id: third }, challenger: null, mode: null });
  });

  it("is refused for tasks that write no text", async () => {
    await givenScriptedVersion(db, "entail");
    const versionId = await givenUnservedVersion(db, "entail");
    const { id } = await db.deployment.findFirstOrThrow({ where: { task: "entail" } });
    const input = { deploymentId: id, versionId, wanted: 5, reason };
    expect(await startShadow(db, admin, input)).toEqual({ ok: false, reason: "task-not-compared" });
    expect(await db.deployment.findUniqueOrThrow({ where: { id } })).toMatchObject({ mode: null, revision: 1 });
  });
});

describe("a deployment of its own", () => {
  const own = async (projectId: string | null, kind: "quiz" | null, versionId = challenger) =>
    createDeployment(db, admin, { task: "write", pair: null, projectId, kind, versionId, reason: "For the course." });

  it("serves a project with what served it before, until the wanted version has proved itself", async () => {
    const { id: projectId } = await givenProject(db, admin);
    const [first, second] = await Promise.all([own(projectId, null), own(projectId, null)]);
    const asked = first.ok ? first : second;
    expect([first, second]).toContainEqual({ ok: false, reason: "has-its-own" });
    const idOf = async () => (await resolveDeployment(db, { task: "write", projectId }))?.ref.id;
    expect(await idOf()).toBe(champion);
    await completeAsked(db, asked);
    expect(await idOf()).toBe(challenger);
    expect((await resolveDeployment(db, { task: "write" }))?.ref.id).toBe(champion);
  });

  it("may be for a kind, and for a kind in a project", async () => {
    const { id: projectId } = await givenProject(db, admin);
    await completeAsked(db, await own(null, "quiz"));
    await completeAsked(db, await own(projectId, "quiz", champion));
    const idOf = async (more: object) => (await resolveDeployment(db, { task: "write", ...more }))?.ref.id;
    expect(await idOf({ kind: "quiz" })).toBe(challenger);
    expect(await idOf({ kind: "quiz", projectId })).toBe(champion);
    expect(await idOf({ kind: "summary", projectId })).toBe(champion);
    expect(await own(null, "quiz")).toEqual({ ok: false, reason: "has-its-own" });
  });

  it("wants a second admin where the wider one does", async () => {
    await setSecondAdmin(db, admin, { deploymentId, secondAdmin: true, reason });
    await own(null, "quiz");
    expect(await db.modelSwap.findMany()).toMatchObject([{ status: "proposed" }]);
    expect(await db.deployment.findFirstOrThrow({ where: { kind: "quiz" } })).toMatchObject({ secondAdmin: true });
  });

  it("is removed with its history, and the wider one says who did it and why", async () => {
    const { id: projectId } = await givenProject(db, admin, { name: "Apiary course" });
    const id = await completeAsked(db, await own(projectId, null));
    const remove = () => removeDeployment(db, admin, { deploymentId: id, reason: "The course has ended." });
    expect(await remove()).toMatchObject({ ok: true, value: { widerId: deploymentId } });
    expect((await listDeployments(db, admin)).map((deployment) => deployment.id)).toEqual([deploymentId]);
    expect((await resolveDeployment(db, { task: "write", projectId }))?.ref.id).toBe(champion);
    expect((await find()).history[0]).toMatchObject({
      ...{ type: "deployment.override_removed", reason: "The course has ended.", actor: "Ana Costa" },
      ...{ from: { id: challenger }, to: { id: champion }, data: { projectName: "Apiary course" } },
    });
    expect(await db.auditEvent.count({ where: { subjectId: id } })).toBe(3);
    await expect(remove()).rejects.toMatchObject({ code: "not_found" });
  });

  it("stays while another version is on its way, and what serves everybody stays always", async () => {
    await own(null, "quiz");
    const { id } = await db.deployment.findFirstOrThrow({ where: { kind: "quiz" } });
    expect(await removeDeployment(db, admin, { deploymentId: id, reason })).toEqual({
      ok: false,
      reason: "swap-under-way",
    });
    expect(await removeDeployment(db, admin, { deploymentId, reason })).toEqual({
      ok: false,
      reason: "serves-everybody",
    });
  });
});
