import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { LoadRequest, TextCall } from "../engines/engine.ts";
import { startEngineProcess, type EngineExit, type EngineHandle, type EngineProcessOptions } from "./client.ts";

const handles: EngineHandle[] = [];
let exits: EngineExit[] = [];

function request(settings: Record<string, unknown> = {}): LoadRequest {
  const version = { id: "v1", name: "scripted", number: 1, digest: "00", format: "none" as const };
  return { engine: "scripted", version, files: {}, settings };
}

async function start(
  settings: Record<string, unknown> = {},
  changes: Partial<EngineProcessOptions> = {},
): Promise<EngineHandle> {
  const own = exits;
  const options = {
    loadTimeoutMs: 20_000,
    graceMs: 200,
    onExit: (exit: EngineExit) => void own.push(exit),
    ...changes,
  };
  const handle = await startEngineProcess(request(settings), options);
  handles.push(handle);
  return handle;
}

function textCall(prompt: string, changes: Partial<TextCall> = {}): TextCall {
  const messages = [{ role: "user" as const, content: prompt }];
  const signal = new AbortController().signal;
  return {
    messages,
    maxTokens: 200,
    temperature: 0,
    seed: 7,
    json: undefined,
    stopTexts: [],
    signal,
    onText: () => {},
    ...changes,
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function waitFor(holds: () => boolean, limitMs = 5_000): Promise<void> {
  const started = Date.now();
  while (!holds()) {
    if (Date.now() - started > limitMs) throw new Error("what was waited for did not come");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

afterEach(async () => {
  await Promise.all(handles.splice(0).map((handle) => handle.kill()));
  exits = [];
});

describe("an engine process", () => {
  it("writes, embeds, translates and counts over the wire as the engine does itself", async () => {
    const engine = await start({ from: "en", to: "pt" });
    expect(engine.write).toMatchObject({ contextLength: 8192 });
    let streamed = "";
    const written = await engine.write!.generate(textCall("Bees", { onText: (text) => (streamed += text) }));
    expect(streamed).toBe(written.text);
    expect(written.stop).toBe("end");
    const signal = new AbortController().signal;
    const vectors = await engine.embed!.embed({ texts: ["a", "b"], signal });
    expect(vectors.map((vector) => vector.length)).toEqual([engine.embed!.dimensions, engine.embed!.dimensions]);
    const seen: string[] = [];
    const call = {
      segments: ["the bees", "dance"],
      html: false,
      signal,
      onSegment: (_: number, text: string) => seen.push(text),
    };
    expect((await engine.translate!.translate(call)).segments).toEqual(seen);
    expect(await engine.write!.countTokens("one two three")).toBe(3);
    expect(engine.memoryBytes()).toBeGreaterThan(20 * 2 ** 20);
  });

  it("runs calls that overlap, each with its own text", async () => {
    const engine = await start({ delayMs: 2 });
    const prompts = ["one", "two", "three", "four"];
    const streams = prompts.map(() => "");
    const results = await Promise.all(
      prompts.map((prompt, index) =>
        engine.write!.generate(textCall(prompt, { onText: (text) => (streams[index] += text) })),
      ),
    );
    expect(streams).toEqual(results.map(({ text }) => text));
    expect(new Set(streams).size).toBe(4);
  });

  it("sends many fewer messages than tokens", async () => {
    const engine = await start({ tokens: 400 });
    let messages = 0;
    const { usage } = await engine.write!.generate(
      textCall("Bees", { maxTokens: 400, onText: () => void (messages += 1) }),
    );
    expect(usage.outputTokens).toBeGreaterThan(350);
    expect(messages).toBeLessThan(usage.outputTokens / 4);
  });

  it("stops a call within the grace time and serves on", async () => {
    const engine = await start({ delayMs: 5 });
    const controller = new AbortController();
    const result = await engine.write!.generate(
      textCall("Bees", { signal: controller.signal, onText: () => controller.abort() }),
    );
    expect(result.stop).toBe("aborted");
    expect(result.text).not.toBe("");
    expect((await engine.write!.generate(textCall("Bees", { maxTokens: 3 }))).stop).toBe("length");
  });

  it("gives an engine's own error with its code", async () => {
    const engine = await start({ contextLength: 16 });
    await expect(engine.write!.generate(textCall("Bees"))).rejects.toMatchObject({
      name: "EngineError",
      code: "prompt-too-long",
    });
  });

  it("stops an engine that writes without end", async () => {
    const engine = await start();
    const call = engine.write!.generate(textCall("[[fault:endless]]", { maxTokens: 2 }));
    await expect(call).rejects.toMatchObject({ code: "invalid-output" });
    expect((await engine.write!.generate(textCall("Bees"))).stop).toBe("end");
  });
});

describe("an engine process that fails", () => {
  it("rejects every running call when it crashes, keeps the text so far, and tells its owner first", async () => {
    const engine = await start({ delayMs: 2 });
    let text = "";
    const other = engine.write!.generate(textCall("Other", { maxTokens: 5_000 }));
    const crashing = engine.write!.generate(
      textCall("Bees [[fault:crash-after=5]]", { onText: (more) => (text += more) }),
    );
    await expect(crashing).rejects.toMatchObject({ code: "process-ended" });
    await expect(other).rejects.toMatchObject({ code: "process-ended" });
    expect(text).not.toBe("");
    expect(exits).toEqual([expect.objectContaining({ reason: "crashed", code: 70 })]);
    await expect(engine.write!.countTokens("a")).rejects.toMatchObject({ code: "process-ended" });
  });

  it.each(["hang-after=1", "block-after=1"])(
    "is killed when %s ignores an abort beyond the grace time",
    async (fault) => {
      const engine = await start({ delayMs: 1 });
      const controller = new AbortController();
      const bystander = fault.startsWith("block") ? null : engine.write!.generate(textCall("slow [[fault:slow=50]]"));
      // The first word is sent at once; when it is here, the engine is stuck or about to be.
      const onText = () => setTimeout(() => controller.abort(), 50);
      const call = engine.write!.generate(textCall(`[[fault:${fault}]]`, { signal: controller.signal, onText }));
      await expect(call).rejects.toMatchObject({ code: "timed-out" });
      if (bystander) await expect(bystander).rejects.toMatchObject({ code: "process-ended" });
      await waitFor(() => !isAlive(engine.pid));
      await waitFor(() => exits.length > 0);
      expect(exits[0]).toMatchObject({ reason: "abort-ignored", signal: "SIGKILL" });
    },
  );

  it("is killed from outside and rejects its calls", async () => {
    const engine = await start({ delayMs: 5 });
    const call = engine.write!.generate(textCall("Bees"));
    setTimeout(() => process.kill(engine.pid, "SIGKILL"), 30);
    await expect(call).rejects.toMatchObject({ code: "process-ended" });
  });

  it("is killed when it holds more memory than it may", async () => {
    const load = start({ holdMegabytes: 400 }, { memoryLimit: 300 * 2 ** 20 });
    await expect(load).rejects.toMatchObject({
      code: "load-failed",
      message: expect.stringContaining("memory") as string,
    });
  });
});

describe("loading", () => {
  it("fails with the engine's reason, after a crash, when late, and when it is not wanted any more", async () => {
    await expect(start({ loadFault: "error" })).rejects.toMatchObject({
      code: "load-failed",
      message: expect.stringContaining("as it was asked") as string,
    });
    await expect(start({ loadFault: "crash" })).rejects.toMatchObject({ code: "load-failed" });
    await expect(start({ loadFault: "hang" }, { loadTimeoutMs: 600 })).rejects.toMatchObject({ code: "timed-out" });
    await expect(start({ loadFault: "hang" }, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({
      code: "aborted",
    });
    await expect(start({ delayMs: "soon" })).rejects.toMatchObject({
      code: "load-failed",
      message: expect.stringContaining("delayMs") as string,
    });
    expect(exits).toEqual([]);
  });
});

describe("release", () => {
  it("ends the process, rejects later calls and may be repeated", async () => {
    const engine = await start();
    await Promise.all([engine.release(), engine.release()]);
    expect(isAlive(engine.pid)).toBe(false);
    await waitFor(() => exits.length > 0);
    expect(exits).toEqual([expect.objectContaining({ reason: "released", code: 0 })]);
    await engine.release();
  });

  it("kills a process that does not react within the grace time", async () => {
    const engine = await start();
    const stuck = engine.write!.generate(textCall("[[fault:block-after=0]]")).catch((error: unknown) => error);
    await engine.release();
    expect(await stuck).toMatchObject({ code: "process-ended" });
    expect(isAlive(engine.pid)).toBe(false);
  });
});

describe("isolation", () => {
  it.runIf(process.platform === "linux")("shows the process none of our secrets", async () => {
    vi.stubEnv("DATABASE_URL", "postgres://secret");
    const engine = await start();
    vi.unstubAllEnvs();
    const environment = await readFile(`/proc/${engine.pid}/environ`, "utf8");
    expect(environment).toContain("PATH=");
    expect(environment).not.toContain("postgres://secret");
  });

  it.each(["hang-after=0", "block-after=0"])("ends when its parent is killed, also in %s", async (fault) => {
    const client = fileURLToPath(new URL("./client.ts", import.meta.url));
    const script = `
      import { startEngineProcess } from ${JSON.stringify(client)};
      const engine = await startEngineProcess(${JSON.stringify(request())}, { loadTimeoutMs: 20000, graceMs: 60000, onExit() {} });
      void engine.write.generate({ messages: [{ role: "user", content: "[[fault:${fault}]]" }], maxTokens: 9, temperature: 0, seed: 1,
        json: undefined, stopTexts: [], signal: new AbortController().signal, onText() {} });
      console.log(engine.pid);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [output] = (await once(parent.stdout, "data")) as [Buffer];
    const pid = Number(output.toString());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    await waitFor(() => !isAlive(pid));
  });
});
