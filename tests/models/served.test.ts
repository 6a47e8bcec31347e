/** The openai engine against a real llama-server with the real small model. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modelFiles } from "#tests/support/model-files";
import { SERVER_KEY, SERVER_MODEL, startLlamaServer, type LlamaServer } from "#tests/support/llama-server";
import { checkEndpoint } from "#lib/models/endpoint/check-endpoint";
import type { Engine, TextCall } from "#workers/engines/engine";
import { loadOpenai } from "#workers/engines/openai/openai";
import { findLlamaServer } from "#scripts/peers/llama-server.mjs";

const program = findLlamaServer();
const model = modelFiles("smollm2-135m-instruct-q4_1")?.["model.gguf"];
const on = it.skipIf(!program || !model);

const SCHEMA = {
  type: "object",
  properties: { colour: { enum: ["red", "green", "blue"] } },
  required: ["colour"],
  additionalProperties: false,
};

function request(server: LlamaServer, settings: Record<string, unknown> = {}, key: string | null = SERVER_KEY) {
  return {
    engine: "openai" as const,
    version: { id: "v1", name: "Served", number: 1, digest: "00", format: "remote" as const },
    files: {},
    settings: { address: server.address, model: SERVER_MODEL, ...settings },
    remote: { key, privateAddresses: true },
  };
}

function call(changes: Partial<TextCall> = {}): TextCall {
  return {
    messages: [{ role: "user", content: "Write a paragraph about a red bicycle." }],
    maxTokens: 40,
    temperature: 0,
    seed: 1,
    json: undefined,
    stopTexts: [],
    signal: new AbortController().signal,
    onText: () => {},
    ...changes,
  };
}

describe("llama-server with SmolLM2 135M", () => {
  let server: LlamaServer;
  let engine: Engine;
  beforeAll(async () => {
    if (!program || !model) return;
    server = await startLlamaServer(program, model);
    engine = await loadOpenai(request(server));
  });
  afterAll(async () => {
    await engine?.release();
    await server?.stop();
  });

  on("passes the check of a server that is to be added", async () => {
    const check = await checkEndpoint({
      address: server.address,
      key: SERVER_KEY,
      model: SERVER_MODEL,
      tasks: ["write"],
      rules: { privateAddresses: true },
      limits: { connectMs: 10_000, firstMs: 60_000 },
    });
    expect(check.findings.map(({ check, state }) => [check, state])).toEqual([
      ["reach", "passed"],
      ["model", "passed"],
      ["write", "passed"],
      ["schema", "passed"],
    ]);
    expect(check.contextLength).toBeGreaterThanOrEqual(2_048);
  });

  on("streams a text, counts its tokens, and writes the same for the same seed", async () => {
    const streamed: string[] = [];
    const first = await engine.write!.generate(call({ onText: (text) => streamed.push(text) }));
    expect(streamed.join("")).toBe(first.text);
    expect(streamed.length).toBeGreaterThan(10);
    expect(first).toMatchObject({ stop: "length", ignored: [], usage: { outputTokens: 40 } });
    expect(first.usage.estimated).toBeUndefined();
    const second = await engine.write!.generate(call());
    expect(second.text).toBe(first.text);
    expect(second.usage.cachedTokens).toBeGreaterThan(0);
  });

  on("keeps to a schema", async () => {
    const messages = [{ role: "user" as const, content: "Which colour has grass? Answer as JSON." }];
    const { text, ignored } = await engine.write!.generate(call({ messages, json: SCHEMA }));
    expect(ignored).toEqual([]);
    expect(["red", "green", "blue"]).toContain((JSON.parse(text) as { colour: string }).colour);
  });

  on("ends before a stop text and at an abort", async () => {
    const whole = await engine.write!.generate(call());
    const word = whole.text.split(" ")[5] ?? "";
    const stopped = await engine.write!.generate(call({ stopTexts: [word] }));
    expect(stopped.text).not.toContain(word);
    expect(whole.text.startsWith(stopped.text.trimEnd())).toBe(true);
    const stop = new AbortController();
    const cut = await engine.write!.generate(call({ maxTokens: 400, signal: stop.signal, onText: () => stop.abort() }));
    expect(cut.stop).toBe("aborted");
  });

  on("serves several calls at once", async () => {
    const results = await Promise.all(
      [1, 2, 3, 4].map((seed) => engine.write!.generate(call({ seed, temperature: 1 }))),
    );
    expect(results.every(({ text }) => text.length > 20)).toBe(true);
  });

  on("estimates tokens near what the server counts", async () => {
    const { usage } = await engine.write!.generate(call({ maxTokens: 1 }));
    const estimate = await engine.write!.countTokens("Write a paragraph about a red bicycle.");
    expect(estimate).toBeGreaterThan(usage.inputTokens / 6);
    expect(estimate).toBeLessThan(usage.inputTokens * 3);
  });

  on("refuses a prompt that is longer than the server's context, and a wrong key", async () => {
    const long = await loadOpenai(request(server, { contextLength: 1_000_000 }));
    const messages = [{ role: "user" as const, content: "A red bicycle stands there. ".repeat(2_000) }];
    await expect(long.write!.generate(call({ messages }))).rejects.toMatchObject({ code: "prompt-too-long" });
    await long.release();
    await expect(loadOpenai(request(server, {}, "a-wrong-key"))).rejects.toMatchObject({ code: "load-failed" });
  });

  on("says that it broke off when the server dies in the middle", async () => {
    const other = await startLlamaServer(program!, model!);
    const dying = await loadOpenai(request(other));
    const failure = dying.write!.generate(call({ maxTokens: 2_000, onText: () => void other.stop() }));
    await expect(failure).rejects.toMatchObject({ code: "engine-failed" });
    await dying.release();
  });
});

describe("llama-server with vectors", () => {
  on("gives unit vectors", async () => {
    const server = await startLlamaServer(program!, model!, ["--embeddings", "--pooling", "mean"]);
    const engine = await loadOpenai(request(server, { tasks: ["embed"] }));
    const texts = ["A red bicycle.", "The bicycle is red.", "Stocks fell on Monday."];
    const vectors = await engine.embed!.embed({ texts, signal: call().signal });
    expect(vectors.map(({ length }) => length)).toEqual([576, 576, 576]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
    await engine.release();
    await server.stop();
  });
});
