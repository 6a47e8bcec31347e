import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { listFindings } from "#lib/models/checks/queries";
import { FETCH_TIMES } from "#lib/models/fetch/settings";
import { cancelInstall } from "#lib/models/installs/commands";
import { orderVersion } from "#lib/models/installs/orders/commands";
import { requireInstall } from "#lib/models/installs/queries";
import { requireVersion } from "#lib/models/queries";
import { registrationOrderSchema } from "#lib/models/registration/schema";
import type { VersionFile } from "#lib/models/schema";
import { givenSession } from "#tests/support/given-catalog";
import type { GivenSession } from "#tests/support/given-catalog";
import { givenUser } from "#tests/support/given";
import { COMMIT, startHub } from "#tests/support/hub-server";
import type { Hub } from "#tests/support/hub-server";
import { testDb } from "#tests/support/test-db";
import { createVersionCheck } from "#workers/checks/check-version";
import { startEngineProcess } from "#workers/inference/client";
import { runInstall } from "#workers/jobs/install-model";

const actor = systemActor("test");
const CLASSIFIER = join(import.meta.dirname, "../fixtures/classifier");
const PATHS = ["config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"];
const REPOSITORY = "desk/classifier";

describe("ordering a version", () => {
  const db = testDb();
  let hub: Hub;
  let given: GivenSession;

  beforeAll(async () => void (hub = await startHub()));
  afterAll(() => hub.close());
  beforeEach(async () => {
    given = await givenSession({ hubUrl: hub.url, times: { ...FETCH_TIMES, backoff: 5 } });
    hub.requests.length = 0;
  });
  afterEach(async () => {
    await given.close();
    await db.$executeRaw`TRUNCATE model_findings, model_versions, registered_models, model_installs CASCADE`;
  });

  const store = () => given.session.settings.store;
  const put = async (path: string, bytes: Uint8Array): Promise<VersionFile> => {
    const { digest, bytes: size } = await store().put([bytes], { maxBytes: 1e9 });
    return { path, sha256: digest, bytes: size };
  };
  const classifier = () => Promise.all(PATHS.map(async (path) => put(path, await readFile(join(CLASSIFIER, path)))));
  const upload = (files: VersionFile[], facts: object = {}) =>
    registrationOrderSchema.parse({ name: "Tone", licence: "MIT", ...facts, source: { kind: "upload", files } });
  const fromHub = (hubOrder: object = {}) =>
    registrationOrderSchema.parse({
      name: "Tone",
      source: { kind: "hub", repository: REPOSITORY, revision: "main", ...hubOrder },
    });
  const order = async (wanted: ReturnType<typeof upload>) => {
    const outcome = await orderVersion(db, actor, wanted, { store: store() });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value;
  };
  const check = () =>
    createVersionCheck({ db, store: store(), start: startEngineProcess, memoryBudget: 4 * 1024 ** 3 });
  const run = (installId: string, signal = new AbortController().signal) =>
    runInstall(db, installId, signal, { session: given.session, check: check() });
  const serve = async (options: object = {}) => {
    for (const path of PATHS)
      hub.add(REPOSITORY, path, {
        content: await readFile(join(CLASSIFIER, path)),
        large: path.endsWith(".onnx"),
        ...(path.endsWith(".onnx") && options),
      });
    hub.add(REPOSITORY, "pytorch_model.bin", { content: Buffer.from("no") });
  };
  const stored = async () => (await store().list({ after: null, limit: 100 })).length;

  it("has the version at once, and a worker makes it ready with what its files say", async () => {
    const { id, installId, status } = await order(
      upload(await classifier(), { purpose: "Tone of drafts", tags: ["x"] }),
    );
    expect(status).toBe("installing");
    expect(await requireVersion(db, actor, id)).toMatchObject({ status: "installing", licence: "MIT", digest: "" });
    expect(await run(installId)).toMatchObject({ state: "completed", version: { id, number: 1 } });
    const version = await requireVersion(db, actor, id);
    expect(version).toMatchObject({ status: "ready", engine: "onnx", format: "onnx", tasks: ["classify"] });
    expect(version.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(version.origin).toMatchObject({ source: "upload" });
    const findings = await listFindings(db, actor, id);
    expect(findings.map(({ severity }) => severity)).not.toContain("refused");
    expect(findings.at(-1)).toMatchObject({ step: "golden", severity: "passed" });
    expect(await db.deployment.count({ where: { championId: id } })).toBe(0);
    expect(await db.capabilityProfile.count({ where: { versionId: id } })).toBe(1);
  });

  it("refuses a pickle by name, and its files leave the store again", async () => {
    const pickle = await put("model.pkl", new Uint8Array([0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0, 0x2e]));
    const { id, installId } = await order(upload([pickle]));
    expect(await run(installId)).toMatchObject({
      state: "failed",
      error: { message: expect.stringContaining("pickle") },
    });
    expect(await requireVersion(db, actor, id)).toMatchObject({ status: "failed", files: [] });
    expect(await requireInstall(db, actor, installId)).toMatchObject({ status: "failed", versionId: id });
    expect(await stored()).toBe(0);
  });

  it("keeps what another version has of the files of a refused one", async () => {
    const files = await classifier();
    expect(await run((await order(upload(files))).installId)).toMatchObject({ state: "completed" });
    const before = await stored();
    const weights = files.find(({ path }) => path.endsWith(".onnx"))!;
    const { installId } = await order(upload([weights, await put("weights.pkl", new Uint8Array([0x80, 4, 0x2e]))]));
    expect(await run(installId)).toMatchObject({ state: "failed" });
    expect(await store().find(weights.sha256)).toBe(weights.bytes);
    expect(await stored()).toBe(before);
  });

  it("finds that the same files are a version already, and says which", async () => {
    const files = await classifier();
    const first = await order(upload(files));
    await run(first.installId);
    const again = await orderVersion(db, actor, upload(files, { name: "Other" }), { store: store() });
    expect(again).toEqual({ ok: false, reason: "already-registered", versionId: first.id, label: "Tone v1" });
  });

  it("numbers versions of one name, however many are ordered at once", async () => {
    const files = await Promise.all([1, 2, 3, 4].map((n) => put(`m${n}.gguf`, new Uint8Array([n]))));
    const orders = await Promise.all(files.map((file) => order(upload([file]))));
    expect(orders.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4]);
    expect(new Set(orders.map(({ modelId }) => modelId)).size).toBe(1);
  });

  it("is the admin's, and is refused without its base, its files, or under a server's name", async () => {
    const files = [await put("a.gguf", new Uint8Array([1]))];
    const editor = await givenUser(db);
    await expect(orderVersion(db, editor, upload(files), { store: store() })).rejects.toMatchObject({
      code: "forbidden",
    });
    const reason = async (wanted: ReturnType<typeof upload>) => {
      const outcome = await orderVersion(db, actor, wanted, { store: store() });
      return outcome.ok ? null : outcome.reason;
    };
    expect(await reason(upload(files, { baseVersionId: crypto.randomUUID() }))).toBe("base-not-ready");
    expect(await reason(upload([{ path: "b.gguf", sha256: "0".repeat(64), bytes: 1 }]))).toBe("files-missing");
  });

  it("fetches what an engine needs of a repository, by its commit", async () => {
    await serve();
    const { id, installId } = await order(fromHub());
    expect(await run(installId)).toMatchObject({ state: "completed" });
    const version = await requireVersion(db, actor, id);
    expect(version).toMatchObject({ status: "ready", tasks: ["classify"] });
    expect(version.origin).toMatchObject({ source: "hub", reference: `${REPOSITORY}@main`, revision: COMMIT });
    const got = hub.requests.filter(({ method }) => method === "HEAD").map(({ path }) => path);
    expect(got.every((path) => path.includes(`/resolve/${COMMIT}/`))).toBe(true);
    expect(got.join()).not.toContain("pytorch_model.bin");
  });

  it("goes on with a download that was cut", async () => {
    await serve({ cuts: [100_000] });
    expect(await run((await order(fromHub())).installId)).toMatchObject({ state: "completed" });
    expect(hub.requests.some(({ range }) => range?.startsWith("bytes="))).toBe(true);
  });

  it("keeps nothing whose digest is another one than the hub states", async () => {
    await serve({ stated: "a".repeat(64) });
    const { id, installId } = await order(fromHub());
    expect(await run(installId)).toMatchObject({ state: "failed", error: { code: "wrong-digest" } });
    expect(await requireVersion(db, actor, id)).toMatchObject({ status: "failed" });
  });

  it("says that there is no such repository, revision or file", async () => {
    const gone = await order(fromHub({ repository: "desk/nothing" }));
    expect(await run(gone.installId)).toMatchObject({ state: "failed", error: { code: "not-found" } });
    await serve();
    const without = await order(fromHub({ files: ["onnx/model_q4.onnx"] }));
    expect(await run(without.installId)).toMatchObject({
      state: "failed",
      error: { message: expect.stringContaining("onnx/model_q4.onnx") },
    });
  });

  it("stops when a person cancels it, and says so on the version", async () => {
    await serve({ pace: 2_000 });
    const { id, installId } = await order(fromHub());
    const running = run(installId);
    while ((await requireInstall(db, actor, installId)).bytesDone === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await cancelInstall(db, actor, installId);
    expect(await running).toEqual({ state: "cancelled" });
    expect(await requireVersion(db, actor, id)).toMatchObject({ status: "failed", error: { code: "cancelled" } });
  });
});
