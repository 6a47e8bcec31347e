import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { SERVED_TEXT, startOpenaiServer, type OpenaiServer } from "#tests/support/openai-server";
import { endpointRequest } from "#tests/support/serving-faults";
import type { Engine, TextCall } from "../engine.ts";
import { loadOpenai } from "./openai.ts";

const KEY = "key-of-the-test";
const SCHEMA = {
  type: "object",
  properties: { title: { type: "string" } },
  required: ["title"],
  additionalProperties: false,
};

let server: OpenaiServer;
const engines: Engine[] = [];

beforeAll(async () => {
  server = await startOpenaiServer();
});
afterAll(() => server.close());
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.release();
  server.behave("fine");
  server.requests.length = 0;
  server.key = null;
  server.text = SERVED_TEXT;
  server.models = [{ id: "served-model", max_model_len: 4096 }];
});

async function load(settings: Record<string, unknown> = {}, remote: { key?: string; privateAddresses?: boolean } = {}) {
  const limits = { backoffMs: 1, retries: 2 };
  const request = endpointRequest(server, { limits, ...settings });
  const engine = await loadOpenai({ ...request, remote: { ...request.remote, ...remote } });
  engines.push(engine);
  return engine;
}

function call(changes: Partial<TextCall> = {}): TextCall {
  return {
    messages: [{ role: "user", content: "Write about bees, please, in some forty words." }],
    maxTokens: 64,
    temperature: 0.3,
    seed: 2 ** 31 + 7,
    json: undefined,
    stopTexts: [],
    signal: new AbortController().signal,
    onText: () => {},
    ...changes,
  };
}

describe("a model that a server elsewhere runs", () => {
  it("writes what the server streams, with its settings, its key and its count of tokens", async () => {
    server.key = KEY;
    const { write, device } = await load({}, { key: KEY });
    let streamed = "";
    const result = await write!.generate(call({ onText: (text) => (streamed += text) }));
    expect(result).toMatchObject({ text: SERVED_TEXT, stop: "end", ignored: [] });
    expect(streamed).toBe(SERVED_TEXT);
    expect(result.usage.estimated).toBeUndefined();
    expect(result.usage.cachedTokens).toBeGreaterThan(0);
    expect(device).toBe(`remote: 127.0.0.1:${server.port}`);
    expect(server.chats()[0]?.body).toMatchObject({
      model: "served-model",
      stream: true,
      max_tokens: 64,
      temperature: 0.3,
      seed: 7,
    });
  });

  it("says that a count is an estimate where the server states none, or one that cannot be", async () => {
    const { write } = await load();
    for (const behaviour of ["without-usage", "wrong-usage", "high-usage"] as const) {
      server.behave(behaviour);
      const { usage } = await write!.generate(call());
      expect(usage).toMatchObject({ cachedTokens: 0, estimated: true });
      expect(usage.inputTokens).toBeGreaterThan(5);
      expect(usage.inputTokens).toBeLessThan(40);
    }
  });

  it("ends at the limit of tokens, and before a stop text that the server does not know", async () => {
    const { write } = await load();
    const cut = await write!.generate(call({ maxTokens: 3 }));
    expect(cut).toMatchObject({ stop: "length", text: SERVED_TEXT.slice(0, 12) });
    const stopped = await write!.generate(call({ stopTexts: ["pollen", "never"] }));
    expect(stopped).toMatchObject({ stop: "end", text: SERVED_TEXT.slice(0, SERVED_TEXT.indexOf("pollen")) });
    expect(server.chats().at(-1)?.body["stop"]).toEqual(["pollen", "never"]);
  });

  it("gives a schema to a server that takes it, and says where it was not kept", async () => {
    const { write } = await load();
    server.text = '{"title":"Bees"}';
    const kept = await write!.generate(call({ json: SCHEMA }));
    expect(kept).toMatchObject({ text: '{"title":"Bees"}', ignored: [] });
    expect(server.chats()[0]?.body["response_format"]).toMatchObject({
      type: "json_schema",
      json_schema: { schema: SCHEMA, strict: true },
    });
    server.behave("free-text");
    const loose = await write!.generate(call({ json: SCHEMA }));
    expect(loose.ignored).toMatchObject([{ setting: "json" }]);
  });

  it("leaves out what the server refuses, says so, and does not offer it again", async () => {
    const { write } = await load();
    server.behave("no-schema-400");
    const result = await write!.generate(call({ json: SCHEMA }));
    expect(result).toMatchObject({ text: SERVED_TEXT, ignored: [{ setting: "json" }] });
    expect(server.chats()).toHaveLength(2);
    await write!.generate(call({ json: SCHEMA }));
    expect(server.chats()).toHaveLength(3);
  });

  it("leaves out a seed that is refused, and takes the newer name of the limit where it is asked for", async () => {
    const { write } = await load();
    server.behave("no-seed-400");
    expect((await write!.generate(call())).ignored).toMatchObject([{ setting: "seed" }]);
    server.behave("no-max-tokens-400");
    await write!.generate(call());
    expect(server.chats().at(-1)?.body).toMatchObject({ max_completion_tokens: 64 });
    expect(server.chats().at(-1)?.body).not.toHaveProperty("max_tokens");
  });

  it("refuses a prompt that does not fit, before it is sent and when the server says so", async () => {
    const { write } = await load();
    const long = call({ messages: [{ role: "user", content: "bees ".repeat(4_000) }] });
    await expect(write!.generate(long)).rejects.toMatchObject({ code: "prompt-too-long" });
    expect(server.chats()).toHaveLength(0);
    server.behave("too-long-400");
    await expect(write!.generate(call())).rejects.toMatchObject({ code: "prompt-too-long" });
    expect(server.chats()).toHaveLength(1);
  });

  it("stops at once when it is told to, with the text so far", async () => {
    const { write } = await load();
    server.behave("hang-mid-stream");
    const stop = new AbortController();
    const onText = () => stop.abort();
    const result = await write!.generate(call({ signal: stop.signal, onText }));
    expect(result.stop).toBe("aborted");
    expect(SERVED_TEXT.startsWith(result.text)).toBe(true);
    expect(result.text).not.toBe("");
    const late = await write!.generate(call({ signal: AbortSignal.abort() }));
    expect(late).toMatchObject({ stop: "aborted", text: "" });
  });

  it("has so many calls at a time as its version allows", async () => {
    const { write } = await load({ concurrency: 2 });
    await Promise.all(Array.from({ length: 6 }, () => write!.generate(call())));
    expect(server.chats()).toHaveLength(6);
    expect(server.busiest()).toBeLessThanOrEqual(2);
  });

  it("tries a full quota once, and a fault so often as it may", async () => {
    const { write } = await load();
    server.behave("no-quota");
    await expect(write!.generate(call())).rejects.toMatchObject({ code: "engine-failed" });
    expect(server.chats()).toHaveLength(1);
    server.behave("failed-500");
    await expect(write!.generate(call())).rejects.toMatchObject({ code: "engine-failed" });
    expect(server.chats()).toHaveLength(4);
  });

  it("never repeats the key, not even where the server does", async () => {
    server.key = "another key";
    const failure = await load({}, { key: KEY }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: "load-failed",
      message: expect.stringContaining("refuses the key") as string,
    });
    server.key = KEY;
    const { write } = await load({}, { key: KEY });
    server.behave("odd-finish");
    const odd = await write!.generate(call()).catch((error: unknown) => error);
    const words = [failure, odd].map((error) => `${String(error)} ${String((error as Error).cause)}`).join(" ");
    expect(words).not.toContain(KEY);
    expect(words).toContain("because");
  });
});

describe("loading a model of a server", () => {
  it("takes the context length of the settings, else the one that the server states", async () => {
    expect((await load({ contextLength: 2_048 })).write!.contextLength).toBe(2_048);
    server.models = [{ id: "served-model", meta: { n_ctx_train: 8_192 } }];
    expect((await load()).write!.contextLength).toBe(8_192);
    server.models = [{ id: "served-model", context_window: "much" }];
    expect((await load()).write!.contextLength).toBe(4_096);
    server.models = null;
    expect((await load()).write!.contextLength).toBe(4_096);
  });

  it("fails with what the server has, where it has not this model", async () => {
    server.models = [{ id: "one" }, { id: "two" }];
    await expect(load()).rejects.toMatchObject({
      code: "load-failed",
      message: `127.0.0.1:${server.port} has no model named served-model. It has one, two.`,
    });
  });

  it("does not ask a private address that is not allowed", async () => {
    await expect(load({}, { privateAddresses: false })).rejects.toMatchObject({ code: "load-failed" });
    expect(server.requests).toHaveLength(0);
  });

  it("refuses an address with a key in it", async () => {
    await expect(load({ address: "http://user:key@127.0.0.1/v1" })).rejects.toMatchObject({ code: "load-failed" });
  });
});

describe("vectors of a server", () => {
  it("come back as unit vectors in the order of the texts, long texts cut", async () => {
    const { embed, write } = await load({ tasks: ["embed"] });
    expect(write).toBeNull();
    expect(embed!.dimensions).toBe(26);
    const texts = Array.from({ length: 70 }, (_, index) => String.fromCharCode(97 + (index % 26)).repeat(5));
    const vectors = await embed!.embed({ texts: [...texts, "b".repeat(9_000), ""], signal: call().signal });
    expect(vectors).toHaveLength(72);
    const largest = vectors.slice(0, 71).map((vector) => vector.indexOf(Math.max(...vector)));
    expect(largest).toEqual([...texts.map((_, index) => index % 26), 1]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it("are refused when they do not match the texts", async () => {
    const { embed } = await load({ tasks: ["embed"] });
    server.behave("wrong-vectors");
    await expect(embed!.embed({ texts: ["a", "b"], signal: call().signal })).rejects.toMatchObject({
      code: "invalid-output",
    });
    await expect(embed!.embed({ texts: ["a"], signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "aborted",
    });
  });
});
