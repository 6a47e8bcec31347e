import { describe, expect, it, vi } from "vitest";
import { EngineError } from "../engines/engine.ts";
import { createPendingCalls } from "./pending-calls.ts";
import { fromWireError, reportSchema, requestSchema, toWireError, type EngineRequest } from "./protocol.ts";
import { createTextBuffer } from "./text-buffer.ts";

describe("the wire protocol", () => {
  it("refuses messages with unknown types, missing numbers or vectors that are none", () => {
    expect(requestSchema.safeParse({ type: "embed", id: 1, texts: ["a"] }).success).toBe(true);
    expect(requestSchema.safeParse({ type: "embed", texts: ["a"] }).success).toBe(false);
    expect(requestSchema.safeParse({ type: "evaluate", id: 1 }).success).toBe(false);
    expect(reportSchema.safeParse({ type: "embedded", id: 1, result: [new Float32Array(2)] }).success).toBe(true);
    expect(reportSchema.safeParse({ type: "embedded", id: 1, result: [[0, 1]] }).success).toBe(false);
  });

  it("carries an engine error whole, and keeps a native message out of what people read", () => {
    const own = fromWireError(toWireError(new EngineError("prompt-too-long", "Too long.")));
    expect(own).toMatchObject({ code: "prompt-too-long", message: "Too long." });
    expect(own.cause).toBeUndefined();
    const native = fromWireError(toWireError(new Error("failed to open /models/secret.gguf")));
    expect(native.code).toBe("engine-failed");
    expect(native.message).not.toContain("/models");
    expect(String(native.cause)).toContain("/models/secret.gguf");
  });
});

describe("pending calls", () => {
  function open(graceMs = 20) {
    const sent: EngineRequest[] = [];
    const onStuck = vi.fn();
    return { sent, onStuck, calls: createPendingCalls({ send: (request) => sent.push(request), graceMs, onStuck }) };
  }
  const counted = (report: { type: string; result: unknown }) =>
    report.type === "counted" ? (report.result as number) : undefined;

  it("gives each call its own result, in whatever order they come", async () => {
    const { calls } = open();
    const both = [
      calls.run({ type: "count-tokens", text: "a" }, counted),
      calls.run({ type: "count-tokens", text: "b" }, counted),
    ];
    calls.receive({ type: "counted", id: 2, result: 22 });
    calls.receive({ type: "counted", id: 1, result: 11 });
    expect(await Promise.all(both)).toEqual([11, 22]);
  });

  it("sends one abort, and takes the result that comes within the grace time", async () => {
    const { calls, sent, onStuck } = open();
    const controller = new AbortController();
    const call = calls.run({ type: "count-tokens", text: "a" }, counted, { signal: controller.signal });
    controller.abort();
    calls.receive({ type: "counted", id: 1, result: 3 });
    expect(await call).toBe(3);
    expect(sent.filter(({ type }) => type === "abort")).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(onStuck).not.toHaveBeenCalled();
  });

  it("times a call out that ignores its abort, and says that the process is stuck", async () => {
    const { calls, onStuck } = open();
    const call = calls.run({ type: "count-tokens", text: "a" }, counted, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: "timed-out" });
    expect(onStuck).toHaveBeenCalledOnce();
  });

  it("rejects what runs and what comes after the end", async () => {
    const { calls } = open();
    const running = calls.run({ type: "count-tokens", text: "a" }, counted);
    calls.close(new EngineError("process-ended", "gone"));
    await expect(running).rejects.toMatchObject({ code: "process-ended" });
    await expect(calls.run({ type: "count-tokens", text: "a" }, counted)).rejects.toMatchObject({
      code: "process-ended",
    });
  });

  it("ends a call whose own listener throws, and stops the engine's work on it", async () => {
    const { calls, sent } = open();
    const onPart = (): void => {
      throw new Error("viewer gone");
    };
    const call = calls.run({ type: "count-tokens", text: "a" }, counted, { onPart });
    calls.receive({ type: "text", id: 1, text: "x" });
    await expect(call).rejects.toMatchObject({ code: "engine-failed" });
    expect(sent.at(-1)).toEqual({ type: "abort", id: 1 });
    calls.receive({ type: "counted", id: 1, result: 1 });
  });
});

it("sends the first text at once and the rest gathered", async () => {
  const sent: string[] = [];
  const buffer = createTextBuffer((text) => sent.push(text), 10);
  for (const text of ["a", "b", "c"]) buffer.add(text);
  expect(sent).toEqual(["a"]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(sent).toEqual(["a", "bc"]);
  buffer.add("d");
  buffer.add("e");
  buffer.flush();
  expect(sent.join("")).toBe("abcde");
});
