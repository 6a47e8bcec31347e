import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { seal } from "#lib/auth/seal";
import { storeKey } from "#lib/models/secrets/commands";
import { KEY_PURPOSE } from "#lib/models/secrets/schema";
import { askGolden } from "#workers/checks/ask-golden";
import { startEngineProcess } from "#workers/inference/client";
import { createEngineStarter } from "#workers/supervisor/start-engine";
import { givenEndpoint } from "#tests/support/given-endpoint";
import { filesIn, givenFileVersion } from "#tests/support/given-files";
import { givenLooseVersion, givenSwap } from "#tests/support/given-swap";
import type { GivenChange } from "#tests/support/given-swap";
import { startOpenaiServer, type OpenaiServer } from "#tests/support/openai-server";
import { stepsOf, swapDesk } from "#tests/support/swap-desk";
import { testDatabase } from "#tests/support/test-db";
import { tinyRequest } from "#tests/support/tiny-models";

const { db, url } = testDatabase();
const desk = swapDesk(db);
const { signal } = new AbortController();
const KEY = "key-of-the-server";
let server: OpenaiServer;

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", url());
  vi.stubEnv("COPYDESK_SECRET", "x".repeat(32));
  vi.stubEnv("COPYDESK_PRIVATE_ENDPOINTS", "true");
  server = await startOpenaiServer();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});
beforeEach(async () => {
  server.behave("fine");
  server.key = null;
  await db.deployment.deleteMany();
});

async function givenChangeTo(task: "write" | "classify", toId: string): Promise<GivenChange> {
  const fromId = await givenLooseVersion(db, { task });
  const { id: deploymentId } = await db.deployment.create({ data: { task, championId: fromId } });
  return { deploymentId, fromId, toId };
}

/** The swap as a worker does it, whose starter opens keys and knows devices. */
async function swapTo(task: "write" | "classify", toId: string) {
  const change = await givenChangeTo(task, toId);
  const pool = desk.givenPool({ start: createEngineStarter(db), memoryBudget: 1_500_000_000 });
  (await desk.lend(change.fromId, pool)).giveBack();
  const { swap } = await desk.run(await givenSwap(db, desk.admin, change), { pool });
  const { championId } = await db.deployment.findUniqueOrThrow({ where: { id: change.deploymentId } });
  return { swap, pool, championId, fromId: change.fromId };
}

describe("a swap to a server elsewhere", { timeout: 60_000 }, () => {
  it("asks it for a token with its key, switches, and texts come from there", async () => {
    const toId = await givenEndpoint(db, server.address);
    server.key = KEY;
    await storeKey(db, toId, KEY);
    const { swap, pool, championId } = await swapTo("write", toId);
    expect(swap).toMatchObject({ status: "completed", error: null });
    expect(stepsOf(swap)).toEqual({
      ...{ load: "done", digest: "skipped", warm: "done", golden: "skipped", switch: "done", drain: "done" },
    });
    expect(championId).toBe(toId);
    const { engine, giveBack } = await desk.lend(toId, pool);
    const call = { maxTokens: 200, temperature: 0, seed: 1, json: undefined, stopTexts: [], signal };
    const messages = [{ role: "user" as const, content: "Bees." }];
    const text = await engine.write?.generate({ ...call, messages, onText: () => undefined });
    giveBack();
    expect(text?.text).toBe(server.text);
  });

  it("fails with words when the server refuses the key, and the old version serves on", async () => {
    const toId = await givenEndpoint(db, server.address);
    server.key = KEY;
    const { swap, championId, fromId } = await swapTo("write", toId);
    expect(swap).toMatchObject({ status: "failed", switchedAt: null });
    expect(stepsOf(swap)).toMatchObject({ load: "failed", switch: "waiting" });
    expect(swap.error?.message).toMatch(/key/i);
    expect(championId).toBe(fromId);
  });

  it("fails at its first token when the server's answer ends before it is whole", async () => {
    server.behave("cut-mid-stream");
    const { swap, championId, fromId } = await swapTo("write", await givenEndpoint(db, server.address));
    expect(swap).toMatchObject({ status: "failed", switchedAt: null });
    expect(stepsOf(swap)).toMatchObject({ load: "done", warm: "failed" });
    expect(championId).toBe(fromId);
  });

  it("fails with words when nobody answers there, or the key was sealed with another secret", async () => {
    const nobody = await swapTo("write", await givenEndpoint(db));
    expect(nobody.swap).toMatchObject({ status: "failed", error: { message: expect.stringContaining("127.0.0.1") } });
    await db.deployment.deleteMany();
    const toId = await givenEndpoint(db, server.address);
    const sealed = seal("y".repeat(32), KEY_PURPOSE, toId, KEY);
    await db.modelSecret.create({ data: { versionId: toId, sealed } });
    const { swap, championId, fromId } = await swapTo("write", toId);
    expect(stepsOf(swap)).toMatchObject({ load: "failed" });
    expect(swap.error?.message).toContain("COPYDESK_SECRET");
    expect(championId).toBe(fromId);
  });
});

describe("a swap to a model of files", { timeout: 120_000 }, () => {
  /** A tiny classifier that was trained; what it answers is kept as a check keeps it. */
  async function givenClassifier(change: (label: string) => string = (label) => label): Promise<string> {
    const { settings, version, ...request } = tinyRequest("classifier");
    const engine = await startEngineProcess(
      { ...request, settings, version },
      { loadTimeoutMs: 60_000, graceMs: 1_000, memoryLimit: 2_000_000_000, signal, onExit: () => undefined },
    );
    const golden = await askGolden(engine, signal).finally(() => engine.release());
    const folder = fileURLToPath(new URL("../fixtures/classifier", import.meta.url));
    const files = filesIn(folder);
    const name = `classifier ${crypto.randomUUID()}`;
    const own = { name, engine: "onnx", format: "onnx", task: "classify", files } as const;
    const plain = Object.fromEntries(
      Object.entries(settings).flatMap(([key, value]) =>
        typeof value === "string" || typeof value === "number" ? [[key, value] as const] : [],
      ),
    );
    const kept = { ...golden, answers: golden.answers.map((answer) => relabelled(answer, change)) };
    return givenFileVersion(db, desk.store, { ...own, settings: plain, golden: kept });
  }

  it("of ONNX goes through every step, and its answers are the model's", async () => {
    const toId = await givenClassifier();
    const { swap, pool, championId } = await swapTo("classify", toId);
    expect(swap).toMatchObject({ status: "completed", error: null });
    expect(new Set(Object.values(stepsOf(swap)))).toEqual(new Set(["done"]));
    expect(championId).toBe(toId);
    const { engine, giveBack } = await desk.lend(toId, pool);
    const [scores] = (await engine.classify?.classify({ texts: ["Great quality, I am very happy."], signal })) ?? [];
    giveBack();
    expect(scores?.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 3);
  });

  it("of ONNX fails when it does not answer as it did when it was checked", async () => {
    const toId = await givenClassifier((label) => `not ${label}`);
    const { swap, championId, fromId } = await swapTo("classify", toId);
    expect(swap).toMatchObject({ status: "failed", error: { code: "golden-mismatch" } });
    expect(championId).toBe(fromId);
  });

  it("that is none, extraction, needs no files and no golden answers", async () => {
    const model = await db.registeredModel.create({ data: { name: "Extraction" }, select: { id: true } });
    const { id } = await db.modelVersion.create({
      data: {
        ...{ modelId: model.id, number: 1, status: "ready", tasks: ["write"], engine: "extractive", format: "none" },
        ...{ files: [], digest: "0".repeat(64), licence: "Apache-2.0", languages: [], memoryBytes: 100_000_000n },
        origin: { source: "built-in", reference: "extraction", fetchedAt: new Date().toISOString() },
      },
      select: { id: true },
    });
    const { swap, championId } = await swapTo("write", id);
    expect(stepsOf(swap)).toEqual({
      ...{ load: "done", digest: "skipped", warm: "done", golden: "skipped", switch: "done", drain: "done" },
    });
    expect(championId).toBe(id);
  });
});

type Answer = Awaited<ReturnType<typeof askGolden>>["answers"][number];

function relabelled(answer: Answer, change: (label: string) => string): Answer {
  if (answer.task !== "classify") return answer;
  const scores = Object.fromEntries(Object.entries(answer.scores).map(([label, score]) => [change(label), score]));
  return { ...answer, scores };
}
