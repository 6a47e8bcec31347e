import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findVersion } from "#lib/models/queries";
import { deleteVersion, sweepDeletedVersions } from "#lib/models/removal/commands";
import { describeVersion, restoreVersion, retireVersion } from "#lib/models/versions/commands";
import { describeSchema } from "#lib/models/versions/schema";
import { findCard, listTags, listVersions } from "#lib/models/versions/queries";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { givenVersion } from "#tests/support/given-models";
import { testDb } from "#tests/support/test-db";

const SMALL = "smollm2-135m-instruct-q4_1";
const LARGE = "qwen3-4b-q4_k_m";
const reason = "It invents dates.";
const FIRST = { limit: 50, cursor: null };
const digestOf = (content: string) => createHash("sha256").update(content).digest("hex");

describe("a version's life", () => {
  const db = testDb();
  let folder: string;
  let store: Store;
  let admin: Awaited<ReturnType<typeof givenUser>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lifecycle-"));
    store = openStore(folder, "models");
    admin = await givenUser(db, { isAdmin: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  afterEach(async () => {
    await db.$executeRaw`TRUNCATE deployments, comparisons, model_versions, registered_models, model_installs CASCADE`;
  });

  const version = (id: string, options = {}) => givenVersion(db, id, { store, ...options });
  /** The first serves, the second is ready beside it. */
  const serving = async () => ({ champion: await version(SMALL), spare: await version(LARGE) });
  const retire = (id: string) => retireVersion(db, admin, id, reason);
  const remove = (versionId: string, from: Store = store) => deleteVersion(db, admin, { versionId, reason }, from);
  const statusOf = async (id: string) => (await findVersion(db, admin, id))?.status;
  const writing = () => db.deployment.findFirstOrThrow({ where: { task: "write" }, select: { id: true } });

  it("keeps purpose and tags, each tag once, and leaves alone what is not given", async () => {
    const { id } = await version(SMALL);
    const given = describeSchema.parse({ purpose: " Short summaries. ", tags: ["News", "short", "news "] });
    await describeVersion(db, admin, id, given);
    await describeVersion(db, admin, id, { purpose: "Summaries of news." });
    expect(await findVersion(db, admin, id)).toMatchObject({ purpose: "Summaries of news.", tags: ["news", "short"] });
    expect(await db.auditEvent.count({ where: { type: "model.described" } })).toBe(2);
  });

  it("is found by task, status, tag and words", async () => {
    const { champion, spare } = await serving();
    await describeVersion(db, admin, spare.id, { purpose: "Long articles", tags: ["long"] });
    await retire(spare.id);
    const found = async (filter: Parameters<typeof listVersions>[2]) =>
      (await listVersions(db, admin, filter, FIRST)).items.map(({ id }) => id);
    expect(await found({})).toEqual([spare.id, champion.id]);
    expect(await found({ tag: "long" })).toEqual([spare.id]);
    expect(await found({ status: "ready" })).toEqual([champion.id]);
    expect(await found({ q: "smollm" })).toEqual([champion.id]);
    expect(await found({ q: "ARTICLES" })).toEqual([spare.id]);
    expect(await found({ task: "embed" })).toEqual([]);
    expect(await listTags(db, admin)).toEqual(["long"]);
    expect((await listVersions(db, admin, {}, { limit: 1, cursor: null })).nextCursor).toBe(spare.id);
  });

  it("is retired when nothing needs it, and brought back with its files", async () => {
    const { spare } = await serving();
    expect(await retire(spare.id)).toMatchObject({ ok: true });
    expect(await statusOf(spare.id)).toBe("retired");
    expect(await retire(spare.id)).toMatchObject({ ok: false, reason: "not-ready" });
    expect(await restoreVersion(db, admin, spare.id, openStore(join(folder, "empty"), "models"))).toMatchObject({
      reason: "files-missing",
    });
    expect(await restoreVersion(db, admin, spare.id, store)).toMatchObject({ ok: true });
    expect(await statusOf(spare.id)).toBe("ready");
  });

  it("is neither retired nor deleted while it is champion or challenger, and says for whom", async () => {
    const { champion, spare } = await serving();
    const { id } = await writing();
    await db.deployment.update({ where: { id }, data: { challengerId: spare.id, mode: "canary", share: 20 } });
    for (const act of [retire, remove]) {
      expect(await act(champion.id)).toMatchObject({
        reason: "in-use",
        hindrances: [{ what: "champion", scopes: [{ task: "write", project: null }] }],
      });
      expect(await act(spare.id)).toMatchObject({ reason: "in-use", hindrances: [{ what: "challenger" }] });
    }
    expect([await statusOf(champion.id), await statusOf(spare.id)]).toEqual(["ready", "ready"]);
  });

  it("is kept while a swap, a comparison or an order needs it", async () => {
    const { champion, spare } = await serving();
    const { id: deploymentId } = await writing();
    const swap = await db.modelSwap.create({
      data: { deploymentId, fromId: champion.id, toId: spare.id, type: "activated", reason, revision: 1 },
    });
    const comparison = await db.comparison.create({
      data: { task: "write", championId: champion.id, challengerId: spare.id, type: "fixed", wanted: 5 },
    });
    const { id: projectId } = await givenProject(db, admin);
    const order = await givenGeneration(db, admin, projectId, { modelVersionId: spare.id });
    const whats = async () => {
      const outcome = await retire(spare.id);
      return "hindrances" in outcome ? outcome.hindrances.map(({ what }) => what) : outcome;
    };
    expect(await whats()).toEqual(["swap", "generations", "comparisons"]);
    await db.modelSwap.update({ where: { id: swap.id }, data: { status: "cancelled", finishedAt: new Date() } });
    await db.comparison.update({ where: { id: comparison.id }, data: { status: "ended", endedAt: new Date() } });
    expect(await whats()).toEqual(["generations"]);
    await db.generation.update({ where: { id: order.id }, data: { status: "cancelled", finishedAt: new Date() } });
    expect(await whats()).toMatchObject({ ok: true });
  });

  it("may be retired under an adapter that serves nothing, and not be deleted", async () => {
    const { spare } = await serving();
    const adapter = await version(LARGE, { content: "adapter" });
    await db.$executeRaw`ALTER TABLE model_versions DISABLE TRIGGER USER`;
    await db.modelVersion.update({ where: { id: adapter.id }, data: { baseVersionId: spare.id } });
    await db.$executeRaw`ALTER TABLE model_versions ENABLE TRIGGER USER`;
    expect(await findCard(db, admin, spare.id)).toMatchObject({ adapters: [{ id: adapter.id }], base: null });
    expect(await findCard(db, admin, adapter.id)).toMatchObject({
      base: { id: spare.id },
      siblings: [{ id: spare.id }],
    });
    expect(await remove(spare.id)).toMatchObject({ hindrances: [{ what: "adapters", names: ["Qwen3 4B v2"] }] });
    expect(await retire(spare.id)).toMatchObject({ ok: true });
    expect(await remove(adapter.id)).toMatchObject({ ok: true });
    expect(await remove(spare.id)).toMatchObject({ ok: true });
  });

  it("loses its files when it is deleted, but for those that another version has", async () => {
    const { champion } = await serving();
    const shared = await version(LARGE, { content: SMALL, changes: { settings: { other: true } } });
    const own = await version(LARGE, { content: "own" });
    expect(await remove(shared.id)).toMatchObject({ ok: true });
    expect(await remove(own.id)).toMatchObject({ ok: true });
    expect(await store.find(digestOf(SMALL))).toBe(SMALL.length);
    expect(await store.find(digestOf("own"))).toBeNull();
    expect(await statusOf(own.id)).toBe("deleted");
    expect((await findCard(db, admin, own.id))?.filesGoneAt).toBeInstanceOf(Date);
    expect((await findVersion(db, admin, own.id))?.files).toHaveLength(1);
    expect(await statusOf(champion.id)).toBe("ready");
    expect(await remove(own.id)).toMatchObject({ reason: "already-deleted" });
    expect(await restoreVersion(db, admin, own.id, store)).toMatchObject({ ok: false });
  });

  it("is deleted whole after the store failed in between", async () => {
    const { spare } = await serving();
    const failing: Store = { ...store, remove: () => Promise.reject(new Error("the disk is away")) };
    await expect(remove(spare.id, failing)).rejects.toThrow("the disk is away");
    expect(await statusOf(spare.id)).toBe("deleted");
    expect(await store.find(digestOf(LARGE))).toBe(LARGE.length);
    expect(await sweepDeletedVersions(db, store)).toBe(1);
    expect(await store.find(digestOf(LARGE))).toBeNull();
    expect(await sweepDeletedVersions(db, store)).toBe(0);
  });

  it("keeps the files of a deleted one while a model is on its way in", async () => {
    const { spare } = await serving();
    const install = await db.modelInstall.create({ data: { catalogId: LARGE } });
    expect(await remove(spare.id)).toMatchObject({ ok: true });
    expect(await store.find(digestOf(LARGE))).toBe(LARGE.length);
    await db.modelInstall.update({ where: { id: install.id }, data: { status: "completed", finishedAt: new Date() } });
    expect(await sweepDeletedVersions(db, store)).toBe(1);
    expect(await store.find(digestOf(LARGE))).toBeNull();
  });

  it("begins anew when the same files come again after it was deleted", async () => {
    const { spare } = await serving();
    await remove(spare.id);
    const again = await version(LARGE);
    expect(again).toMatchObject({ number: 2, isNew: true });
    expect(await statusOf(spare.id)).toBe("deleted");
  });

  it("lets one of retiring and switching win, and never serves what is retired", async () => {
    const { spare } = await serving();
    const { id } = await writing();
    await Promise.allSettled([
      retire(spare.id),
      db.$executeRaw`UPDATE deployments SET champion_id = ${spare.id}::uuid WHERE id = ${id}::uuid`,
    ]);
    const { championId } = await db.deployment.findUniqueOrThrow({ where: { id } });
    expect(championId === spare.id).toBe((await statusOf(spare.id)) === "ready");
  });

  it("is never deployed when it is not ready, whoever writes the row", async () => {
    const { spare } = await serving();
    await retire(spare.id);
    const { id } = await writing();
    const change = db.$executeRaw`UPDATE deployments SET champion_id = ${spare.id}::uuid WHERE id = ${id}::uuid`;
    await expect(change).rejects.toThrow("only a ready model version is deployed");
  });

  it("is changed by nobody who may not", async () => {
    const { spare } = await serving();
    const editor = await givenUser(db);
    await expect(retireVersion(db, editor, spare.id, reason)).rejects.toThrow("Only admins");
    await expect(deleteVersion(db, admin, { versionId: randomUUID(), reason }, store)).rejects.toThrow(
      "no such version",
    );
  });
});
