import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import type { Actor } from "#lib/auth/actor";
import {
  agreeToSwap,
  requestActivation,
  rollbackDeployment,
  stopSwap,
} from "#lib/models/deployments/activations/commands";
import { startCanary } from "#lib/models/deployments/challengers/commands";
import { setSecondAdmin } from "#lib/models/deployments/commands";
import { presentDeployment } from "#lib/models/deployments/present";
import { listDeployments, requireDeployment } from "#lib/models/deployments/queries";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { completeAsked, completeSwap } from "#tests/support/complete-swap";
import { givenUser } from "#tests/support/given";
import { givenVersion } from "#tests/support/given-models";
import { testDb } from "#tests/support/test-db";

const SMALL = "smollm2-135m-instruct-q4_1";
const LARGE = "qwen3-4b-q4_k_m";

describe("deployments", () => {
  const db = testDb();
  const actor = systemActor("test");
  let folder: string;
  let store: Store;
  let admin: Actor & { userId: string };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "deployments-"));
    store = openStore(folder, "models");
    admin = await givenUser(db, { isAdmin: true, name: "Ana Costa" });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  afterEach(async () => {
    await db.$executeRaw`TRUNCATE comparisons, deployments, deployment_events, model_versions, registered_models, model_installs CASCADE`;
  });

  const version = (id: string, options = {}) => givenVersion(db, id, { store, ...options });
  const writer = async () => {
    const found = (await listDeployments(db, actor)).find(({ task, projectId }) => task === "write" && !projectId);
    if (!found) throw new Error("nothing is deployed for writing");
    return found;
  };
  const given = async () => ({ small: await version(SMALL), large: await version(LARGE), deployment: await writer() });
  const activate = (deploymentId: string, versionId: string, more: { expectedRevision?: number } = {}) =>
    requestActivation(db, admin, { deploymentId, versionId, reason: "Longer drafts.", ...more }, store);
  const serve = async (deploymentId: string, versionId: string) =>
    completeAsked(db, await activate(deploymentId, versionId));
  const swaps = () => db.modelSwap.findMany({ orderBy: { createdAt: "asc" } });
  const lastEvent = async () => (await writer()).history[0];

  it("are made by the first version that does a task, and left alone by the second", async () => {
    const { small, deployment } = await given();
    expect(deployment.champion).toMatchObject({ id: small.id, label: "SmolLM2 135M Instruct v1" });
    expect(deployment.history).toMatchObject([{ type: "deployment.created", from: null, actor: null }]);
    expect(await swaps()).toEqual([]);
  });

  it("go from extraction to the first model by themselves, but not when a person chose extraction", async () => {
    const floor = await version("extractive-v1");
    const small = await version(SMALL);
    expect((await writer()).champion.id).toBe(small.id);
    expect((await listDeployments(db, actor)).some(({ task }) => task === "embed")).toBe(false);
    await serve((await writer()).id, floor.id);
    await version(LARGE);
    expect((await writer()).champion.id).toBe(floor.id);
  });

  it("are not given to a base model by itself", async () => {
    await version("gemma-3-270m-q4_k_m");
    expect(await listDeployments(db, actor)).toEqual([]);
  });

  it("keep their champion while a change is asked for, and have another one when it is done", async () => {
    const { small, large, deployment } = await given();
    const asked = await activate(deployment.id, large.id);
    expect(asked).toMatchObject({ ok: true, value: { event: { type: "deployment.requested" } } });
    expect(await swaps()).toMatchObject([{ fromId: small.id, toId: large.id, status: "queued", type: "activated" }]);
    expect(await writer()).toMatchObject({ champion: { id: small.id }, revision: deployment.revision + 1 });
    await completeAsked(db, asked);
    expect(await writer()).toMatchObject({ champion: { id: large.id }, previous: { id: small.id } });
  });

  it("let one of two admins change them, who saw the same state, and tell the later", async () => {
    const { large, deployment } = await given();
    const other = await version("llama-3.2-3b-instruct-q4_k_m");
    const expectedRevision = deployment.revision;
    const outcomes = await Promise.all(
      [large, other, large, other].map(({ id }) => activate(deployment.id, id, { expectedRevision })),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const reasons = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.reason]));
    expect(reasons).toEqual(Array(3).fill("changed-meanwhile"));
    expect(await swaps()).toHaveLength(1);
    expect((await writer()).history).toHaveLength(2);
    expect(await activate(deployment.id, other.id)).toEqual({ ok: false, reason: "swap-under-way" });
  });

  it("let one of two admins act who do different things", async () => {
    const { large, deployment } = await given();
    const other = await version("llama-3.2-3b-instruct-q4_k_m");
    const seen = { deploymentId: deployment.id, reason: "Try.", expectedRevision: deployment.revision };
    const outcomes = await Promise.all([
      requestActivation(db, admin, { ...seen, versionId: large.id }, store),
      startCanary(db, admin, { ...seen, versionId: other.id, share: 20 }, store),
      setSecondAdmin(db, admin, { ...seen, secondAdmin: true }),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect((await writer()).revision).toBe(deployment.revision + 1);
  });

  it("tell who changed what, when and why", async () => {
    const { small, large, deployment } = await given();
    await serve(deployment.id, large.id);
    const shown = presentDeployment(await requireDeployment(db, actor, deployment.id), { manage: true });
    expect(shown.history.slice(0, 2)).toMatchObject(
      ["deployment.activated", "deployment.requested"].map((type) => ({
        type,
        from: { id: small.id, label: "SmolLM2 135M Instruct v1" },
        to: { id: large.id, label: "Qwen3 4B v1" },
        reason: "Longer drafts.",
        actor: "Ana Costa",
      })),
    );
    const audit = await db.auditEvent.findMany({ where: { subjectId: deployment.id }, orderBy: { id: "asc" } });
    expect(audit.map(({ type }) => type)).toEqual([
      "deployment.activated",
      "deployment.changed",
      "deployment.activated",
    ]);
    expect(audit[1]).toMatchObject({ actorUserId: admin.userId, note: "Longer drafts." });
  });

  it("keep their history as it was written", async () => {
    const { deployment } = await given();
    const { id } = deployment;
    const appendOnly = /append-only/;
    await expect(db.$executeRaw`DELETE FROM deployment_events WHERE deployment_id = ${id}::uuid`).rejects.toThrow(
      appendOnly,
    );
    await expect(db.$executeRaw`UPDATE deployment_events SET reason = 'Another.'`).rejects.toThrow(appendOnly);
  });

  it("go back to the version before, and forth again", async () => {
    const { small, large, deployment } = await given();
    const back = () => rollbackDeployment(db, admin, { deploymentId: deployment.id, reason: "Worse." }, store);
    expect(await back()).toEqual({ ok: false, reason: "nothing-before" });
    await serve(deployment.id, large.id);
    await completeAsked(db, await back());
    expect((await writer()).champion.id).toBe(small.id);
    expect(await lastEvent()).toMatchObject({ type: "deployment.rolled_back", to: { id: small.id } });
    await completeAsked(db, await back());
    expect((await writer()).champion.id).toBe(large.id);
  });

  it("wait for a second admin where they want one", async () => {
    const { small, large, deployment } = await given();
    const { id: deploymentId } = deployment;
    await setSecondAdmin(db, admin, { deploymentId, secondAdmin: true, reason: "It writes for the front page." });
    const asked = await activate(deploymentId, large.id);
    expect(asked).toMatchObject({ ok: true, value: { event: { type: "deployment.proposed" } } });
    const swapId = asked.ok ? (asked.value.swapId ?? "") : "";
    expect(await agreeToSwap(db, admin, { swapId, reason: "Yes." })).toEqual({ ok: false, reason: "own-proposal" });
    const unset = { deploymentId, secondAdmin: false, reason: "Never mind." };
    expect(await setSecondAdmin(db, admin, unset)).toEqual({ ok: false, reason: "swap-under-way" });
    expect((await writer()).champion.id).toBe(small.id);
    const second = await givenUser(db, { isAdmin: true, name: "Tom Okafor" });
    expect(await agreeToSwap(db, second, { swapId, reason: "Read ten texts." })).toMatchObject({ ok: true });
    expect(await lastEvent()).toMatchObject({ type: "deployment.agreed", actor: "Tom Okafor" });
    expect(await agreeToSwap(db, second, { swapId, reason: "Twice." })).toEqual({ ok: false, reason: "not-proposed" });
    await completeSwap(db, swapId);
    expect((await writer()).champion.id).toBe(large.id);
  });

  it("let a second admin decline, and then hear of other wishes", async () => {
    const { small, large, deployment } = await given();
    const { id: deploymentId } = deployment;
    await setSecondAdmin(db, admin, { deploymentId, secondAdmin: true, reason: "It writes for the front page." });
    const asked = await activate(deploymentId, large.id);
    const second = await givenUser(db, { isAdmin: true, name: "Tom Okafor" });
    const stopped = { swapId: asked.ok ? (asked.value.swapId ?? "") : "", reason: "It invents dates." };
    expect(await stopSwap(db, second, stopped)).toMatchObject({ ok: true, value: { status: "cancelled" } });
    expect(await lastEvent()).toMatchObject({ actor: "Tom Okafor", reason: "It invents dates." });
    expect((await writer()).champion.id).toBe(small.id);
    expect(await activate(deploymentId, large.id)).toMatchObject({ ok: true });
  });

  it.each([
    ["no-such-version", async () => "00000000-0000-7000-8000-000000000000"],
    ["wrong-task", async () => (await version("all-minilm-l6-v2-int8")).id],
    ["already-active", async () => (await writer()).champion.id],
    ["files-missing", async () => (await version(LARGE, { store: undefined, content: "nowhere" })).id],
  ])("refuse %s", async (reason, choose) => {
    await version(SMALL);
    const { id, revision } = await writer();
    expect(await activate(id, await choose())).toEqual({ ok: false, reason });
    expect(await writer()).toMatchObject({ revision, history: [{ type: "deployment.created" }] });
    expect(await swaps()).toEqual([]);
  });

  it("refuse a pair's version for another pair, and one that is not ready", async () => {
    await version("bergamot-en-pt");
    const other = await version("bergamot-pt-en");
    const { id } = (await listDeployments(db, actor)).find(({ pair }) => pair === "en-pt") ?? { id: "" };
    expect(await activate(id, other.id)).toEqual({ ok: false, reason: "wrong-task" });
    const quick = await version("bergamot-en-pt-tiny");
    await db.modelVersion.update({ where: { id: quick.id }, data: { status: "retired" } });
    expect(await activate(id, quick.id)).toEqual({ ok: false, reason: "not-ready" });
  });

  it("are the admin's to change", async () => {
    const { large, deployment } = await given();
    const editor = await givenUser(db);
    const input = { deploymentId: deployment.id, versionId: large.id, reason: "Mine." };
    await expect(requestActivation(db, editor, input, store)).rejects.toMatchObject({ code: "forbidden" });
    await expect(startCanary(db, editor, { ...input, share: 5 }, store)).rejects.toMatchObject({ code: "forbidden" });
    await expect(activate("none", large.id)).rejects.toMatchObject({ code: "not_found" });
  });
});
