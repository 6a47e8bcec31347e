import { readdir } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { listDeployments } from "#lib/models/deployments/queries";
import { FETCH_TIMES } from "#lib/models/fetch/settings";
import { claimInstall } from "#lib/models/installs/attempts/commands";
import { cancelInstall, requestInstall } from "#lib/models/installs/commands";
import { requireInstall } from "#lib/models/installs/queries";
import { resolveDeployment } from "#lib/models/queries";
import { givenSession, someBytes } from "#tests/support/given-catalog";
import type { GivenSession } from "#tests/support/given-catalog";
import { COMMIT, sha256, startHub } from "#tests/support/hub-server";
import type { Hub } from "#tests/support/hub-server";
import { gguf } from "#tests/support/model-bytes";
import { startScripted } from "#tests/support/scripted-start";
import { testDb } from "#tests/support/test-db";
import { createVersionCheck } from "#workers/checks/check-version";
import { runInstall } from "#workers/jobs/install-model";

const ENTRY = "qwen2.5-1.5b-instruct-q4_k_m";
const content = someBytes(400_000);
const actor = systemActor("test");

describe("running an install", () => {
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
    await db.$executeRaw`TRUNCATE deployments, deployment_events, model_versions, registered_models, model_installs CASCADE`;
  });

  const serve = (options: Partial<Parameters<Hub["add"]>[2]> = {}) =>
    hub.add("Qwen/Qwen2.5-1.5B-Instruct-GGUF", "qwen2.5-1.5b-instruct-q4_k_m.gguf", {
      content,
      large: true,
      ...options,
    });
  const request = async () => {
    const outcome = await requestInstall(db, actor, ENTRY);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value.id;
  };
  const run = (id: string, signal = new AbortController().signal) =>
    runInstall(db, id, signal, { session: given.session });
  const runChecked = (id: string) => {
    const { store } = given.session.settings;
    const start = startScripted({ tasks: ["write"], tokens: 4 });
    const check = createVersionCheck({ db, store, start, memoryBudget: 8 * 1024 ** 3 });
    return runInstall(db, id, new AbortController().signal, { session: given.session, check });
  };
  const until = async (condition: () => Promise<boolean>) => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it("ends with a version that serves, whose files have the stated digest", async () => {
    serve();
    const id = await request();
    const outcome = await run(id);
    expect(outcome).toMatchObject({ state: "completed", version: { number: 1, isNew: true } });
    expect(await requireInstall(db, actor, id)).toMatchObject({
      status: "completed",
      bytesDone: content.byteLength,
      bytesTotal: content.byteLength,
      versionId: outcome.state === "completed" && outcome.version.id,
    });
    const resolved = await resolveDeployment(db, { task: "write" }, given.session.settings.store);
    expect(resolved?.manifest).toEqual([{ path: "model.gguf", sha256: sha256(content), bytes: content.byteLength }]);
    const version = await db.modelVersion.findFirstOrThrow();
    expect(version.origin).toMatchObject({ source: "hub", revision: COMMIT });
  });

  it("does nothing a second time", async () => {
    serve();
    const id = await request();
    await run(id);
    expect(await run(id)).toEqual({ state: "not-claimed" });
    expect(await db.modelVersion.count()).toBe(1);
  });

  it("says why it failed and what to do, and keeps nothing that is wrong", async () => {
    serve({ stated: "a".repeat(64) });
    const id = await request();
    expect(await run(id)).toMatchObject({ state: "failed", error: { code: "wrong-digest" } });
    expect(await requireInstall(db, actor, id)).toMatchObject({
      status: "failed",
      error: {
        code: "wrong-digest",
        message: expect.stringContaining("model.gguf"),
        help: expect.stringMatching(/Nothing was kept/),
      },
    });
    expect(await listDeployments(db, actor)).toEqual([]);
    expect(await readdir(given.session.settings.store.scratch)).toEqual([]);
  });

  it.each([
    [401, "sign-in-needed", /COPYDESK_HUB_TOKEN/],
    [403, "not-allowed", /terms/],
    [404, "not-found", /another model/],
  ])("tells after %i what to do", async (status, code, help) => {
    serve({ statuses: [{ status }] });
    expect(await run(await request())).toMatchObject({
      state: "failed",
      error: { code, help: expect.stringMatching(help) },
    });
  });

  it("shows how far it is, and stops within seconds when a person cancels it", async () => {
    serve({ pace: 1_000 });
    const id = await request();
    const running = run(id);
    await until(async () => (await requireInstall(db, actor, id)).bytesDone > 0);
    expect(await requireInstall(db, actor, id)).toMatchObject({ status: "running", bytesTotal: expect.any(Number) });
    await cancelInstall(db, actor, id);
    expect(await running).toEqual({ state: "cancelled" });
    expect(await requireInstall(db, actor, id)).toMatchObject({ status: "cancelled", finishedAt: expect.any(Date) });
  });

  it("gives the work back when its process ends, and goes on from what was fetched", async () => {
    serve({ pace: 4_000 });
    const id = await request();
    const ending = new AbortController();
    const running = run(id, ending.signal);
    await until(async () => (await requireInstall(db, actor, id)).bytesDone > 0);
    ending.abort();
    expect(await running).toEqual({ state: "released" });
    expect(await requireInstall(db, actor, id)).toMatchObject({ status: "queued" });
    serve();
    hub.requests.length = 0;
    expect(await run(id)).toMatchObject({ state: "completed" });
    expect(hub.requests.find(({ method }) => method === "GET")?.range).toMatch(/^bytes=\d+-$/);
  });

  it("is checked before its version is ready, and keeps what it answered", async () => {
    const header = gguf();
    serve({ content: Buffer.from(header) });
    const id = await request();
    const outcome = await runChecked(id);
    expect(outcome).toMatchObject({ state: "completed" });
    const version = await db.modelVersion.findFirstOrThrow({ include: { findings: { orderBy: { number: "asc" } } } });
    expect(version.status).toBe("ready");
    expect(version.golden).toMatchObject({ answers: [{ task: "write" }, { task: "write" }] });
    expect(version.findings.at(-1)).toMatchObject({ step: "golden", severity: "passed" });
  });

  it("fails with the reason where the check refuses what came, and serves nothing", async () => {
    serve();
    const id = await request();
    expect(await runChecked(id)).toMatchObject({ state: "failed", error: { code: "wrong-magic" } });
    const version = await db.modelVersion.findFirstOrThrow({ include: { findings: true } });
    expect(version).toMatchObject({ status: "failed", error: { code: "wrong-magic" } });
    expect(version.findings.map(({ severity }) => severity)).toContain("refused");
    expect(await listDeployments(db, actor)).toEqual([]);
    expect(await given.session.settings.store.find(sha256(content))).toBeNull();
  });

  it("writes nothing more when another worker took it over", async () => {
    serve({ pace: 4_000 });
    const id = await request();
    const running = run(id);
    await until(async () => (await requireInstall(db, actor, id)).bytesDone > 0);
    await db.$executeRaw`UPDATE model_installs SET lease_expires_at = now() - interval '1 second' WHERE id = ${id}::uuid`;
    const taken = await claimInstall(db, id);
    expect(taken).toMatchObject({ attempt: 2 });
    expect(await running).toEqual({ state: "lost" });
    expect(await requireInstall(db, actor, id)).toMatchObject({ status: "running", attempt: 2 });
    expect(await db.modelVersion.findMany({ select: { status: true } })).toEqual([{ status: "installing" }]);
  });
});
