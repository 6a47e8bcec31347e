import { afterEach, describe, expect, it } from "vitest";
import type { LoadRequest, TextCall } from "../engines/engine.ts";
import { startEngineProcess, type EngineExit, type EngineHandle } from "./client.ts";

const handles: EngineHandle[] = [];
const exits: EngineExit[] = [];

function request(
  id: string,
  settings: Record<string, unknown> = {},
  engine: LoadRequest["engine"] = "scripted",
): LoadRequest {
  const version = { id, name: id, number: 1, digest: "00", format: "none" as const };
  return { engine, version, files: {}, settings };
}

async function start(settings: Record<string, unknown> = {}, engine: LoadRequest["engine"] = "scripted") {
  const onExit = (exit: EngineExit) => void exits.push(exit);
  const handle = await startEngineProcess(request("base", settings, engine), {
    loadTimeoutMs: 20_000,
    graceMs: 200,
    onExit,
  });
  handles.push(handle);
  return handle;
}

const replying = (text: string) => ({ replies: [{ when: "Bees", text }] });

function textCall(changes: Partial<TextCall> = {}): TextCall {
  return {
    ...{ messages: [{ role: "user", content: "Bees" }], maxTokens: 200, temperature: 0, seed: 7, json: undefined },
    ...{ stopTexts: [], signal: new AbortController().signal, onText: () => {} },
    ...changes,
  };
}

const write = async (engine: EngineHandle, changes: Partial<TextCall> = {}) =>
  (await engine.write!.generate(textCall(changes))).text;

afterEach(async () => {
  await Promise.all(handles.splice(0).map((handle) => handle.kill()));
  exits.length = 0;
});

describe("adapters of an engine process", () => {
  it("write beside each other and beside their base, each under its own name", async () => {
    const base = await start(replying("plain words"));
    const one = await base.openAdapter!(request("one", replying("first style")));
    const two = await base.openAdapter!(request("two", replying("second style")));
    expect(await Promise.all([base, one, two].map((engine) => write(engine)))).toEqual([
      "plain words",
      "first style",
      "second style",
    ]);
    expect([one, two].map(({ version, pid }) => [version.id, pid])).toEqual([
      ["one", base.pid],
      ["two", base.pid],
    ]);
  });

  it("have the settings of their base where they set none", async () => {
    const base = await start({ contextLength: 64 });
    const adapter = await base.openAdapter!(request("one", { tokens: 0 }));
    expect(adapter.write!.contextLength).toBe(64);
    expect(await write(adapter, { maxTokens: 20 })).toBe("");
    expect(await write(base, { maxTokens: 20 })).not.toBe("");
  });

  it("fail alone: one whose file is missing, or that fails while it writes", async () => {
    const base = await start();
    const one = await base.openAdapter!(request("one", replying("first style")));
    await expect(base.openAdapter!(request("two", { needsFiles: ["adapter.gguf"] }))).rejects.toMatchObject({
      code: "file-missing",
      message: expect.stringContaining("adapter.gguf") as string,
    });
    await expect(base.openAdapter!(request("three", { loadFault: "error" }))).rejects.toMatchObject({
      code: "load-failed",
    });
    const broken = await base.openAdapter!(request("broken", { fault: "error-after=1" }));
    await expect(write(broken)).rejects.toMatchObject({ code: "engine-failed" });
    expect(await write(one)).toBe("first style");
    expect(exits).toEqual([]);
  });

  it("end when they are released, with what runs on them, and base and others go on", async () => {
    const base = await start({ delayMs: 5, tokens: 2_000 });
    const [one, two] = [await base.openAdapter!(request("one")), await base.openAdapter!(request("two"))];
    let begun = () => {};
    const running = new Promise<void>((resolve) => (begun = resolve));
    const call = one.write!.generate(textCall({ maxTokens: 2_000, onText: () => begun() }));
    await running;
    await Promise.all([one.release(), one.release()]);
    expect((await call).stop).toBe("aborted");
    await expect(one.write!.generate(textCall())).rejects.toMatchObject({ code: "process-ended" });
    expect((await two.write!.generate(textCall({ maxTokens: 3 }))).stop).toBe("length");
    const again = await base.openAdapter!(request("one"));
    expect((await again.write!.generate(textCall({ maxTokens: 3 }))).stop).toBe("length");
  });

  it("all end with their process, which says so once", async () => {
    const base = await start({ delayMs: 5, tokens: 2_000 });
    const adapters = [await base.openAdapter!(request("one")), await base.openAdapter!(request("two"))];
    let begun = 0;
    let bothBegan = () => {};
    const began = new Promise<void>((resolve) => (bothBegan = resolve));
    const calls = [base, ...adapters].map((engine) => {
      let isFirst = true;
      const onText = () => {
        if (isFirst) begun += 1;
        isFirst = false;
        if (begun === 3) bothBegan();
      };
      return engine.write!.generate(textCall({ maxTokens: 2_000, onText })).catch((error: unknown) => error);
    });
    await began;
    process.kill(base.pid, "SIGKILL");
    for (const ended of await Promise.all(calls))
      expect(ended).toMatchObject({
        code: "process-ended",
        message: expect.stringContaining("all that ran in it") as string,
      });
    expect(exits).toMatchObject([{ reason: "crashed", signal: "SIGKILL" }]);
    await expect(base.openAdapter!(request("three"))).rejects.toMatchObject({ code: "process-ended" });
    await adapters[0]!.release();
  });

  it("are opened once under one name, and only where the engine has adapters", async () => {
    const base = await start();
    await base.openAdapter!(request("one"));
    await expect(base.openAdapter!(request("one"))).rejects.toMatchObject({ code: "load-failed" });
    expect((await start({}, "extractive")).openAdapter).toBeUndefined();
  });
});
