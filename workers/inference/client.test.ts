import { afterEach, describe, expect, it } from "vitest";
import { isAlive, scriptedProcesses } from "#tests/support/scripted-process";
import type { TextCall } from "../engines/engine.ts";

const processes = scriptedProcesses();
const SOON = { timeout: 5_000, interval: 10 };
afterEach(processes.endAll);

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

describe("an engine process", () => {
  it("writes, embeds, translates and counts over the wire as the engine does itself", async () => {
    const engine = await processes.start({ from: "en", to: "pt" });
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
    const engine = await processes.start({ delayMs: 2 });
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
    const engine = await processes.start({ tokens: 400 });
    let messages = 0;
    const { usage } = await engine.write!.generate(
      textCall("Bees", { maxTokens: 400, onText: () => void (messages += 1) }),
    );
    expect(usage.outputTokens).toBeGreaterThan(350);
    expect(messages).toBeLessThan(usage.outputTokens / 4);
  });

  it("stops a call within the grace time and serves on", async () => {
    const engine = await processes.start({ delayMs: 5 });
    const controller = new AbortController();
    const result = await engine.write!.generate(
      textCall("Bees", { signal: controller.signal, onText: () => controller.abort() }),
    );
    expect(result.stop).toBe("aborted");
    expect(result.text).not.toBe("");
    expect((await engine.write!.generate(textCall("Bees", { maxTokens: 3 }))).stop).toBe("length");
  });

  it("gives an engine's own error with its code", async () => {
    const engine = await processes.start({ contextLength: 16 });
    await expect(engine.write!.generate(textCall("Bees"))).rejects.toMatchObject({
      name: "EngineError",
      code: "prompt-too-long",
    });
  });

  it("stops an engine that writes without end", async () => {
    const engine = await processes.start();
    const call = engine.write!.generate(textCall("[[fault:endless]]", { maxTokens: 2 }));
    await expect(call).rejects.toMatchObject({ code: "invalid-output" });
    expect((await engine.write!.generate(textCall("Bees"))).stop).toBe("end");
  });
});

describe("an engine process that fails", () => {
  it("rejects every running call when it crashes, keeps the text so far, and tells its owner first", async () => {
    const engine = await processes.start({ delayMs: 2 });
    let text = "";
    const other = engine.write!.generate(textCall("Other", { maxTokens: 5_000 }));
    const crashing = engine.write!.generate(
      textCall("Bees [[fault:crash-after=5]]", { onText: (more) => (text += more) }),
    );
    await expect(crashing).rejects.toMatchObject({ code: "process-ended" });
    await expect(other).rejects.toMatchObject({ code: "process-ended" });
    expect(text).not.toBe("");
    expect(processes.exits()).toEqual([expect.objectContaining({ reason: "crashed", code: 70 })]);
    await expect(engine.write!.countTokens("a")).rejects.toMatchObject({ code: "process-ended" });
  });

  it.each(["hang-after=1", "block-after=1"])(
    "is killed when %s ignores an abort beyond the grace time",
    async (fault) => {
      const engine = await processes.start({ delayMs: 1 });
      const controller = new AbortController();
      const bystander = fault.startsWith("block") ? null : engine.write!.generate(textCall("slow [[fault:slow=50]]"));
      // The first word is sent at once; when it is here, the engine is stuck or about to be.
      const onText = () => setTimeout(() => controller.abort(), 50);
      const call = engine.write!.generate(textCall(`[[fault:${fault}]]`, { signal: controller.signal, onText }));
      await expect(call).rejects.toMatchObject({ code: "timed-out" });
      if (bystander) await expect(bystander).rejects.toMatchObject({ code: "process-ended" });
      await expect.poll(() => isAlive(engine.pid), SOON).toBe(false);
      await expect.poll(() => processes.exits(), SOON).not.toEqual([]);
      expect(processes.exits()[0]).toMatchObject({ reason: "abort-ignored", signal: "SIGKILL" });
    },
  );

  it("is killed from outside and rejects its calls", async () => {
    const engine = await processes.start({ delayMs: 5 });
    const call = engine.write!.generate(textCall("Bees"));
    setTimeout(() => process.kill(engine.pid, "SIGKILL"), 30);
    await expect(call).rejects.toMatchObject({ code: "process-ended" });
  });

  it("is killed when it holds more memory than it may", async () => {
    const load = processes.start({ holdMegabytes: 400 }, { memoryLimit: 300 * 2 ** 20 });
    await expect(load).rejects.toMatchObject({
      code: "load-failed",
      message: expect.stringContaining("memory") as string,
    });
  });
});

describe("loading", () => {
  it("fails with the engine's reason, after a crash, when late, and when it is not wanted any more", async () => {
    await expect(processes.start({ loadFault: "error" })).rejects.toMatchObject({
      code: "load-failed",
      message: expect.stringContaining("as it was asked") as string,
    });
    await expect(processes.start({ loadFault: "crash" })).rejects.toMatchObject({ code: "load-failed" });
    await expect(processes.start({ loadFault: "hang" }, { loadTimeoutMs: 600 })).rejects.toMatchObject({
      code: "timed-out",
    });
    await expect(processes.start({ loadFault: "hang" }, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({
      code: "aborted",
    });
    await expect(processes.start({ delayMs: "soon" })).rejects.toMatchObject({
      code: "load-failed",
      message: expect.stringContaining("delayMs") as string,
    });
    expect(processes.exits()).toEqual([]);
  });
});

describe("release", () => {
  it("ends the process, rejects later calls and may be repeated", async () => {
    const engine = await processes.start();
    await Promise.all([engine.release(), engine.release()]);
    expect(isAlive(engine.pid)).toBe(false);
    await expect.poll(() => processes.exits(), SOON).not.toEqual([]);
    expect(processes.exits()).toEqual([expect.objectContaining({ reason: "released", code: 0 })]);
    await engine.release();
  });

  it("kills a process that does not react within the grace time", async () => {
    const engine = await processes.start();
    const stuck = engine.write!.generate(textCall("[[fault:block-after=0]]")).catch((error: unknown) => error);
    await engine.release();
    expect(await stuck).toMatchObject({ code: "process-ended" });
    expect(isAlive(engine.pid)).toBe(false);
  });
});
