import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { activateVersion, rollbackDeployment } from "#lib/models/deployments/commands";
import type { Activation } from "#lib/models/deployments/commands";
import { presentDeployment } from "#lib/models/deployments/present";
import { listDeployments, requireDeployment } from "#lib/models/deployments/queries";
import { presentModel } from "#lib/models/present";
import { findVersion, listModels } from "#lib/models/queries";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { givenProject, givenUser } from "#tests/support/given";
import { givenVersion } from "#tests/support/given-models";
import { testDb } from "#tests/support/test-db";

const SMALL = "smollm2-135m-instruct-q4_1";
const LARGE = "qwen3-4b-q4_k_m";

describe("deployments", () => {
  const db = testDb();
  const actor = systemActor("test");
  let folder: string;
  let store: Store;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "deployments-"));
    store = openStore(folder, "models");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  afterEach(async () => {
    await db.$executeRaw`TRUNCATE deployments, deployment_events, model_versions, registered_models, model_installs CASCADE`;
  });

  const version = (id: string, options = {}) => givenVersion(db, id, { store, ...options });
  const activate = async (input: Activation) =>
    activateVersion(db, await givenUser(db, { isAdmin: true }), input, store);
  const writer = async () => {
    const found = (await listDeployments(db, actor)).find((deployment) => deployment.task === "write");
    if (!found) throw new Error("nothing is deployed for writing");
    return found;
  };

  it("are made by the first version that does a task, and left alone by the second", async () => {
    const small = await version(SMALL);
    await version(LARGE);
    const deployment = await writer();
    expect(deployment.champion).toMatchObject({ id: small.id, label: "SmolLM2 135M Instruct v1" });
    expect(deployment.history).toMatchObject([{ type: "deployment.created", from: null, actor: null }]);
  });

  it("go from extraction to the first model by themselves, but not when a person chose extraction", async () => {
    const floor = await version("extractive-v1");
    const small = await version(SMALL);
    expect((await writer()).champion.id).toBe(small.id);
    expect((await listDeployments(db, actor)).some(({ task }) => task === "embed")).toBe(false);
    await activate({ task: "write", versionId: floor.id, reason: "The model wrote nonsense." });
    await version(LARGE);
    expect((await writer()).champion.id).toBe(floor.id);
  });

  it("are not given to a base model by itself", async () => {
    await version("gemma-3-270m-q4_k_m");
    expect(await listDeployments(db, actor)).toEqual([]);
  });

  it("let one of two admins change them, who saw the same state", async () => {
    await version(SMALL);
    const large = await version(LARGE);
    const other = await version("llama-3.2-3b-instruct-q4_k_m");
    const { id, revision } = await writer();
    const outcomes = await Promise.all(
      [large, other, large, other].map(({ id: versionId }) =>
        activate({ deploymentId: id, versionId, reason: "Better.", expectedRevision: revision }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const reasons = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.reason]));
    expect(reasons.every((reason) => reason === "changed-meanwhile" || reason === "already-active")).toBe(true);
    expect(await writer()).toMatchObject({ revision: revision + 1 });
    expect((await writer()).history).toHaveLength(2);
  });

  it("tell who changed what, when and why", async () => {
    const small = await version(SMALL);
    const large = await version(LARGE);
    const admin = await givenUser(db, { isAdmin: true, name: "Ana Costa" });
    const { id } = await writer();
    await activateVersion(db, admin, { deploymentId: id, versionId: large.id, reason: "Longer drafts." }, store);
    const shown = presentDeployment(await requireDeployment(db, actor, id), { manage: true });
    expect(shown.history[0]).toMatchObject({
      type: "deployment.activated",
      from: { id: small.id, label: "SmolLM2 135M Instruct v1" },
      to: { id: large.id, label: "Qwen3 4B v1" },
      reason: "Longer drafts.",
      actor: "Ana Costa",
    });
    const audit = await db.auditEvent.findFirst({ where: { subjectId: id, actorUserId: admin.userId } });
    expect(audit).toMatchObject({ type: "deployment.activated", note: "Longer drafts." });
  });

  it("go back to the version before, and forth again", async () => {
    const small = await version(SMALL);
    const large = await version(LARGE);
    const { id } = await writer();
    const admin = await givenUser(db, { isAdmin: true });
    const rollback = () => rollbackDeployment(db, admin, { deploymentId: id, reason: "Worse." }, store);
    expect(await rollback()).toEqual({ ok: false, reason: "nothing-before" });
    await activate({ deploymentId: id, versionId: large.id, reason: "Try." });
    expect(await rollback()).toMatchObject({ ok: true, value: { versionId: small.id } });
    expect((await writer()).history[0]).toMatchObject({ type: "deployment.rolled_back", to: { id: small.id } });
    expect(await rollback()).toMatchObject({ ok: true, value: { versionId: large.id } });
  });

  it("may be made for one project", async () => {
    await version(SMALL);
    const large = await version(LARGE);
    const project = await givenProject(db, await givenUser(db));
    const made = { task: "write" as const, projectId: project.id, versionId: large.id, reason: "For this desk." };
    const outcomes = await Promise.all([activate(made), activate(made), activate(made)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const shown = (await listDeployments(db, actor)).map((row) => presentDeployment(row, { manage: false }));
    expect(shown.find((deployment) => deployment.project)).toMatchObject({
      project: { id: project.id, name: "World explained" },
      abilities: { activate: false, rollback: false },
    });
  });

  it.each([
    ["no-such-version", async () => "00000000-0000-7000-8000-000000000000"],
    ["wrong-task", async () => (await version("all-minilm-l6-v2-int8")).id],
    ["already-active", async () => (await writer()).champion.id],
    ["files-missing", async () => (await version(LARGE, { store: undefined, content: "nowhere" })).id],
  ])("refuse %s", async (reason, choose) => {
    await version(SMALL);
    const { id } = await writer();
    expect(await activate({ deploymentId: id, versionId: await choose(), reason: "Try." })).toEqual({
      ok: false,
      reason,
    });
    expect((await writer()).history).toHaveLength(1);
  });

  it("refuse a pair's version for another pair, and one that is not ready", async () => {
    await version("bergamot-en-pt");
    const other = await version("bergamot-pt-en");
    const input = { task: "translate" as const, pair: "en-pt", versionId: other.id, reason: "Try." };
    expect(await activate(input)).toEqual({ ok: false, reason: "wrong-task" });
    const quick = await version("bergamot-en-pt-tiny");
    await db.modelVersion.update({ where: { id: quick.id }, data: { status: "retired" } });
    expect(await activate({ ...input, versionId: quick.id })).toEqual({ ok: false, reason: "not-ready" });
  });

  it("are the admin's to change", async () => {
    const small = await version(SMALL);
    const editor = await givenUser(db);
    const input = { task: "write" as const, versionId: small.id, reason: "Mine." };
    await expect(activateVersion(db, editor, input, store)).rejects.toMatchObject({ code: "forbidden" });
    const deploymentId = (await writer()).id;
    await expect(rollbackDeployment(db, editor, { deploymentId, reason: "x" }, store)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(activate({ ...input, deploymentId: "none" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("versions", () => {
  const db = testDb();
  const actor = systemActor("test");

  it("are numbered one after another, and the same files are the same version", async () => {
    const all = await Promise.all(["a", "b", "c", "a", "b"].map((content) => givenVersion(db, SMALL, { content })));
    expect(new Set(all.map(({ digest }) => digest)).size).toBe(3);
    expect(all.map(({ number }) => number).sort()).toEqual(expect.arrayContaining([1, 2, 3]));
    const [model] = (await listModels(db, actor)).items;
    expect(model?.versions.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it("say what they are, where they came from and what they serve", async () => {
    const registered = await givenVersion(db, "bergamot-en-pt");
    const models = (await listModels(db, actor)).items.map((model) => presentModel(model, { manage: false }));
    const shown = models.find(({ catalogId }) => catalogId === "bergamot-en-pt");
    expect(shown?.versions).toMatchObject([
      {
        id: registered.id,
        label: "Bergamot English → Portuguese v1",
        status: "ready",
        pair: "en-pt",
        bytes: 14,
        origin: { source: "hub", reference: "desk/model@main/model.bin" },
        deployments: [{ task: "translate", pair: "en-pt", projectName: null }],
      },
    ]);
  });

  it("never change once they are ready", async () => {
    const { id, digest } = await givenVersion(db, SMALL, { content: "z" });
    await expect(db.$executeRaw`UPDATE model_versions SET digest = 'x' WHERE id = ${id}::uuid`).rejects.toThrow(
      /immutable/,
    );
    expect(await findVersion(db, actor, id)).toMatchObject({ digest });
    expect(await findVersion(db, actor, "no-id")).toBeNull();
  });
});
