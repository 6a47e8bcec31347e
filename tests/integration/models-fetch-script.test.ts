import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { listInstalls } from "#lib/models/installs/queries";
import { openStore } from "#lib/storage/store";
import { sha256, startHub } from "#tests/support/hub-server";
import type { Hub } from "#tests/support/hub-server";
import { testDatabase } from "#tests/support/test-db";

const root = join(import.meta.dirname, "../..");
/** An entry whose files are served from a tiny model that does the same: it is checked before it is installed. */
const LARGE = "nli-deberta-v3-xsmall";
const fixture = (path: string) => readFileSync(join(root, "tests/fixtures/entailment", path));
const content = fixture("onnx/model.onnx");

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
  const serve = (options = {}) => {
    const repository = "Xenova/nli-deberta-v3-xsmall";
    hub.add(repository, "onnx/model_quantized.onnx", { content, large: true, ...options });
    for (const path of ["tokenizer.json", "tokenizer_config.json", "config.json"])
      hub.add(repository, path, { content: fixture(path), large: true });
  };

  it("installs in the order that it is given, and says nothing when all is there", async () => {
    serve();
    expect(await run(`extractive-v1,${LARGE}`)).toEqual({
      code: 0,
      output: "Installed: Extraction.\nInstalled: NLI DeBERTa v3 xsmall.\n",
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
    expect(output).toMatch(/NLI DeBERTa v3 xsmall is not installed\. hub\.invalid cannot be reached/);
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
    expect((await run(LARGE)).output).toBe("NLI DeBERTa v3 xsmall is being installed by a worker.\n");
  });

  it("knows no model that the catalog does not have", async () => {
    expect(await run("no-such-model")).toEqual({
      code: 2,
      output: 'The catalog has no model named "no-such-model".\n',
    });
  });
});
