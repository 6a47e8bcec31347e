import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { listFindings } from "#lib/models/checks/queries";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { CLASSIFIER, GOOD, zipOf } from "#tests/support/bad-models/good";
import { checkFiles, givenVersionRow, putFiles } from "#tests/support/check-files";
import type { CheckFilesOptions } from "#tests/support/check-files";
import { gguf } from "#tests/support/model-bytes";
import { paperPool, paperRequest, settled, watched } from "#tests/support/paper-engines";
import { startScripted } from "#tests/support/scripted-start";
import { testDb } from "#tests/support/test-db";
import { ClaimLost } from "#workers/checks/report";

describe("checks of a version", () => {
  const db = testDb();
  let folder: string;
  let store: Store;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "checks-"));
    store = openStore(folder, "models");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  afterEach(() => db.$executeRaw`TRUNCATE model_versions, registered_models, model_installs CASCADE`);

  const check = (files: Record<string, Uint8Array>, options: CheckFilesOptions = {}) =>
    checkFiles(db, store, files, { start: startScripted({ tasks: ["write"], tokens: 8 }), ...options });
  const good = (settings: Record<string, unknown>, options: CheckFilesOptions = {}) =>
    check({ "model.gguf": gguf() }, { ...options, start: startScripted({ tasks: ["write"], tokens: 8, ...settings }) });

  it.each(Object.entries(GOOD))("accept %s, step by step", async (_what, { files, task, base }) => {
    const { outcome, findings } = await check(files, { base, start: startScripted({ tasks: [task], tokens: 8 }) });
    if (!outcome.ok) throw new Error(outcome.error.message);
    expect(outcome.facts.tasks).toEqual([task]);
    const severities = new Set(findings.map(({ severity }) => severity));
    expect(severities.has("refused")).toBe(false);
    expect([...new Set(findings.map(({ step }) => step))]).toEqual(
      expect.arrayContaining(["files", "digest", "header", "load", "golden"]),
    );
    expect(outcome.facts.golden?.answers.length).toBeGreaterThan(0);
    for (const file of outcome.facts.files) expect(await store.find(file.sha256)).toBe(file.bytes);
    expect(await readdir(store.scratch)).toEqual([]);
  });

  it("keep what the engine needs under the names that it looks for, and name what is left out", async () => {
    const { outcome, findings } = await check(
      { "my classifier.zip": zipOf(CLASSIFIER, "classifier/") },
      { start: startScripted({ tasks: ["classify"] }) },
    );
    const paths = outcome.ok ? outcome.facts.files.map(({ path }) => path) : [];
    expect(paths.toSorted()).toEqual(["config.json", "onnx/model.onnx", "tokenizer.json"]);
    expect(findings.find(({ code }) => code === "left-out")?.message).toContain("README.md");
  });

  it("give the process of an adapter the files of its base as well", async () => {
    const requests: { files: Record<string, string>; settings: Record<string, unknown> }[] = [];
    const { files, base } = GOOD["an adapter"]!;
    const start = startScripted({ tasks: ["write"], tokens: 4 }, (request) => requests.push(request));
    const { outcome } = await check(files, { base, start });
    expect(outcome).toMatchObject({ ok: true, facts: { baseVersionId: expect.any(String) as string, settings: {} } });
    expect(Object.keys(requests[0]!.files).toSorted()).toEqual(["adapter.gguf", "model.gguf"]);
    expect(requests[0]!.settings).toMatchObject({ adapters: [{ file: "adapter.gguf", scale: 1 }] });
  });

  it("load a version once it fits beside what the worker runs, and count in its memory until they are done", async () => {
    const { pool } = paperPool(150);
    const { signal } = new AbortController();
    const writing = await pool.lend(paperRequest("serves"), "a text", signal);
    const reserved: number[] = [];
    const start = startScripted({ tasks: ["write"], tokens: 8 }, () => reserved.push(pool.reserved()));
    let asked = () => {};
    const waits = new Promise<void>((resolve) => (asked = resolve));
    const reserve = (bytes: number) => {
      asked();
      return pool.reserve(bytes, signal);
    };
    const checking = watched(check({ "model.gguf": gguf() }, { start, reserve }));
    await waits;
    await settled();
    expect([checking.ended, reserved]).toEqual([false, []]);
    writing.giveBack();
    expect((await checking.promise).outcome.ok).toBe(true);
    expect(reserved).toHaveLength(1);
    expect(reserved[0]).toBeGreaterThan(0);
    expect(pool.reserved()).toBe(0);
    const failing = startScripted({ tasks: ["write"], loadFault: "error" });
    const reserveNow = (bytes: number) => pool.reserve(bytes, signal);
    expect((await check({ "model.gguf": gguf() }, { start: failing, reserve: reserveNow })).outcome.ok).toBe(false);
    expect(pool.reserved()).toBe(0);
  });

  it("say that the same weights are here already", async () => {
    await givenVersionRow(db, await putFiles(store, { "model.gguf": gguf() }), "ready");
    const { findings } = await good({});
    expect(findings.find(({ code }) => code === "same-weights")).toMatchObject({
      severity: "note",
      message: expect.stringMatching(/weights of brought-.* v1/) as string,
    });
  });

  it.each([
    ["crashes while it loads", { loadFault: "crash" }, "load", "load-failed"],
    ["refuses to load", { loadFault: "error" }, "load", "load-failed"],
    ["never ends to load", { loadFault: "hang" }, "load", "timed-out"],
    ["eats memory while it loads", { holdMegabytes: 1_500, loadDelayMs: 0 }, "load", "load-failed"],
    ["crashes while it answers", { fault: "crash-after=2" }, "golden", "process-ended"],
    ["fails while it answers", { fault: "error-after=2" }, "golden", "engine-failed"],
    ["never answers", { fault: "hang-after=2" }, "golden", "timed-out"],
    ["blocks its thread while it answers", { fault: "block-after=2" }, "golden", "timed-out"],
    ["writes nothing", { fault: "empty" }, "golden", "invalid-output"],
  ])("refuse a model that %s, and go on", async (_what, settings, step, code) => {
    const limits = { loadMs: code === "timed-out" && step === "load" ? 1_500 : 60_000, answerMs: 6_000, graceMs: 200 };
    const { outcome, findings } = await good(settings, { limits });
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    expect(findings.at(-1)).toMatchObject({ step, severity: "refused", code });
    expect(await good({})).toMatchObject({ outcome: { ok: true } });
  });

  it("refuse a model that needs more memory than there is, before it is loaded", async () => {
    const start = () => Promise.reject(new Error("it was to be loaded"));
    const { outcome } = await check({ "model.gguf": gguf() }, { memoryBudget: 1_000_000, start });
    expect(outcome).toMatchObject({ ok: false, error: { code: "too-large" } });
  });

  it("refuse a stored file in which one bit was flipped, by its digest", async () => {
    const { files, versionId } = await good({});
    const [file] = files;
    const path = await store.localPath(file!.sha256);
    await flipBit(path);
    const again = await checkFiles(db, store, {}, { input: { versionId, files } });
    expect(again.outcome).toMatchObject({ ok: false, error: { code: "wrong-digest" } });
    const findings = await listFindings(db, systemActor("test"), versionId);
    expect(findings.at(-1)).toMatchObject({ step: "digest", severity: "refused" });
    await rm(path, { force: true });
  });

  it("write nothing more once another worker has the install", async () => {
    const order = { name: "a model" };
    const { id: installId } = await db.modelInstall.create({
      data: { origin: "upload", order, status: "running", attempt: 2 },
      select: { id: true },
    });
    const versionId = await givenVersionRow(db, await putFiles(store, { "model.gguf": gguf() }));
    const lost = good({}, { input: { versionId, claim: { installId, attempt: 1 } } });
    await expect(lost).rejects.toBeInstanceOf(ClaimLost);
    expect(await db.modelFinding.count({ where: { versionId } })).toBe(0);
    const held = await good({}, { input: { versionId, claim: { installId, attempt: 2 } } });
    expect(held.outcome.ok).toBe(true);
  });

  it("begin anew when they are made again", async () => {
    const { versionId, findings, files } = await good({});
    await good({}, { input: { versionId, files } });
    const again = await listFindings(db, systemActor("test"), versionId);
    expect(again.map(({ number }) => number)).toEqual(findings.map(({ number }) => number));
  });

  it("stop when they are told to, and leave nothing behind", async () => {
    const stopper = new AbortController();
    const stopped = good(
      { loadFault: "hang" },
      { input: { signal: stopper.signal, onStep: (words) => /trial/.test(words) && stopper.abort(new Error("stop")) } },
    );
    await expect(stopped).rejects.toThrow("stop");
    expect(await readdir(store.scratch)).toEqual([]);
  });
});

async function flipBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length - 1]! ^= 1;
  await chmod(path, 0o640);
  await writeFile(path, bytes);
}
