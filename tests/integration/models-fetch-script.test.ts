import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { listInstalls } from "#lib/models/installs/queries";
import { openStore } from "#lib/storage/store";
import { someBytes } from "#tests/support/given-catalog";
import { sha256, startHub } from "#tests/support/hub-server";
import type { Hub } from "#tests/support/hub-server";
import { testDatabase } from "#tests/support/test-db";

const root = join(import.meta.dirname, "../..");
const LARGE = "qwen2.5-1.5b-instruct-q4_k_m";
const content = someBytes(300_000);

describe("scripts/fetch-models.ts", () => {
  const { db, url } = testDatabase();
  let hub: Hub;
  let folder: string;

  beforeAll(async () => void (hub = await startHub()));
  afterAll(() => hub.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "fetch-models-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await db.$executeRaw`TRUNCATE deployments, deployment_events, model_versions, registered_models, model_installs CASCADE`;
  });

  function start(only: string, hubUrl = hub.url) {
    const child = spawn(process.execPath, ["scripts/fetch-models.ts", "--only", only], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: url(),
        COPYDESK_DATA_DIR: folder,
        COPYDESK_SECRET: "s".repeat(40),
        COPYDESK_HUB_URL: hubUrl,
      },
    });
    let output = "";
    child.stdout.on("data", (text: Buffer) => (output += text.toString()));
    child.stderr.on("data", (text: Buffer) => (output += text.toString()));
    const ended = once(child, "close").then(([code]) => ({ code: code as number | null, output }));
    return { child, ended };
  }
  const run = (only: string, hubUrl?: string) => start(only, hubUrl).ended;
  const serve = (options = {}) =>
    hub.add("Qwen/Qwen2.5-1.5B-Instruct-GGUF", "qwen2.5-1.5b-instruct-q4_k_m.gguf", {
      content,
      large: true,
      ...options,
    });

  it("installs in the order that it is given, and says nothing when all is there", async () => {
    serve();
    expect(await run(`extractive-v1,${LARGE}`)).toEqual({
      code: 0,
      output: "Installed: Extraction.\nInstalled: Qwen2.5 1.5B Instruct.\n",
    });
    hub.requests.length = 0;
    expect(await run(`extractive-v1,${LARGE}`)).toEqual({ code: 0, output: "" });
    expect(hub.requests).toEqual([]);
    expect((await listInstalls(db, systemActor("test"))).items).toHaveLength(2);
  });

  it("fetches again what has gone from the store, as the same version", async () => {
    serve();
    await run(LARGE);
    const store = openStore(folder, "models");
    await store.remove(sha256(content));
    expect((await run(LARGE)).output).toMatch(/^Installed/);
    expect(await store.verify(sha256(content))).toBe(true);
    expect(await db.modelVersion.count()).toBe(1);
  });

  it("says what could not be had, and ends well all the same", async () => {
    const { code, output } = await run(`${LARGE},extractive-v1`, "http://hub.invalid");
    expect(code).toBe(0);
    expect(output).toMatch(/Qwen2\.5 1\.5B Instruct is not installed\. hub\.invalid cannot be reached/);
    expect(output).toMatch(/Installed: Extraction\.\nThe desk works without them/);
  });

  it("stops when it is told to, and leaves the rest to the next worker", async () => {
    serve({ pace: 2_000 });
    const { child, ended } = start(LARGE);
    const actor = systemActor("test");
    while (!(await listInstalls(db, actor)).items[0]?.bytesDone)
      await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0, output: expect.stringContaining("goes on with the next start") });
    expect((await listInstalls(db, actor)).items).toMatchObject([{ status: "queued" }]);
    serve();
    expect((await run(LARGE)).output).toMatch(/Installed/);
  });

  it("leaves alone what a worker installs at this moment", async () => {
    await db.$executeRaw`INSERT INTO model_installs (id, catalog_id, status, attempt, lease_expires_at)
      VALUES (gen_random_uuid(), ${LARGE}, 'running', 1, now() + interval '1 minute')`;
    expect((await run(LARGE)).output).toBe("Qwen2.5 1.5B Instruct is being installed by a worker.\n");
  });

  it("knows no model that the catalog does not have", async () => {
    expect(await run("no-such-model")).toEqual({
      code: 2,
      output: 'The catalog has no model named "no-such-model".\n',
    });
  });
});
