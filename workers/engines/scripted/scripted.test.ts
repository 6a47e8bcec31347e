import { describe, expect, it } from "vitest";
import type { Engine, TextCall } from "../engine.ts";
import { loadScripted } from "./scripted.ts";

const version = { id: "v1", name: "scripted", number: 1, digest: "00", format: "none" as const };

function load(settings: Record<string, unknown> = {}): Promise<Engine> {
  return loadScripted({ engine: "scripted", version, files: {}, settings });
}

function textCall(prompt: string, changes: Partial<TextCall> = {}): TextCall {
  return {
    messages: [{ role: "user", content: prompt }],
    maxTokens: 200,
    temperature: 0,
    seed: 7,
    json: undefined,
    stopTexts: [],
    signal: new AbortController().signal,
    onText: () => {},
    ...changes,
  };
}

async function write(prompt: string, changes: Partial<TextCall> = {}, settings: Record<string, unknown> = {}) {
  const engine = await load(settings);
  return engine.write!.generate(textCall(prompt, changes));
}

describe("the scripted writer", () => {
  it("writes the same text for the same seed and prompt, and another for another seed", async () => {
    const [first, second, other] = await Promise.all([write("Bees"), write("Bees"), write("Bees", { seed: 8 })]);
    expect(first.text).toBe(second.text);
    expect(first.text).not.toBe(other.text);
    expect(first.text).toMatch(/^[A-Z].*\.$/);
    expect(first.stop).toBe("end");
  });

  it("streams exactly the text that it returns, and counts its tokens", async () => {
    let streamed = "";
    let pieces = 0;
    const result = await write("Bees", {
      onText: (text) => {
        streamed += text;
        pieces += 1;
      },
    });
    expect(streamed).toBe(result.text);
    expect(result.usage.outputTokens).toBe(pieces);
    const engine = await load();
    expect(await engine.write!.countTokens(result.text)).toBe(pieces);
  });

  it("ends at maxTokens with stop length", async () => {
    const result = await write("Bees", { maxTokens: 5 });
    expect(result.usage.outputTokens).toBe(5);
    expect(result.stop).toBe("length");
  });

  it("ends before the first stop text", async () => {
    const result = await write("Bees", { stopTexts: ["."] });
    expect(result.text).not.toContain(".");
    expect(result.text.length).toBeGreaterThan(10);
  });

  it("refuses a prompt that does not fit with its answer", async () => {
    await expect(write("one two three", { maxTokens: 14 }, { contextLength: 16 })).rejects.toMatchObject({
      code: "prompt-too-long",
    });
    await expect(write("one two three", { maxTokens: 13 }, { contextLength: 16 })).resolves.toBeDefined();
  });

  it("reports the prompt's shared beginning as cached", async () => {
    const engine = await load();
    await engine.write!.generate(textCall("one two three"));
    const { usage } = await engine.write!.generate(textCall("one two four five"));
    expect(usage).toMatchObject({ inputTokens: 4, cachedTokens: 2 });
  });

  it("answers a JSON schema with an instance of it", async () => {
    const json = {
      type: "object",
      properties: {
        kind: { enum: ["a", "b"] },
        count: { type: "integer", minimum: 3, maximum: 4 },
        points: { type: "array", minItems: 3, items: { type: "string", maxLength: 9 } },
      },
    };
    const value = JSON.parse((await write("Bees", { json })).text) as { kind: string; count: number; points: string[] };
    expect(["a", "b"]).toContain(value.kind);
    expect([3, 4]).toContain(value.count);
    expect(value.points).toHaveLength(3);
    expect(Math.max(...value.points.map((point) => point.length))).toBeLessThanOrEqual(9);
  });

  it("writes a scripted reply where its words occur in the prompt", async () => {
    const replies = [{ when: "bees", text: "Bees dance to tell where food is." }];
    expect((await write("About bees", {}, { replies })).text).toBe(replies[0]!.text);
    expect((await write("About ants", {}, { replies })).text).not.toBe(replies[0]!.text);
  });

  it("stops between tokens when aborted, and keeps what it wrote", async () => {
    const controller = new AbortController();
    const result = await write("Bees", { signal: controller.signal, onText: () => controller.abort() }, { delayMs: 1 });
    expect(result.stop).toBe("aborted");
    expect(result.usage.outputTokens).toBe(1);
    expect(result.text).not.toBe("");
  });

  it("ends a long delay when aborted", async () => {
    const signal = AbortSignal.timeout(20);
    expect((await write("Bees", { signal }, { delayMs: 60_000 })).stop).toBe("aborted");
  });
});

describe("faults on request", () => {
  it("fails after so many tokens, by marker or by setting", async () => {
    let pieces = 0;
    const call = { onText: () => void (pieces += 1) };
    await expect(write("Bees [[fault:error-after=3]]", call)).rejects.toMatchObject({ code: "engine-failed" });
    expect(pieces).toBe(3);
    await expect(write("Bees", {}, { fault: "error-after=2" })).rejects.toMatchObject({ code: "engine-failed" });
  });

  it("writes nothing, or the same sentence, or without end until aborted", async () => {
    expect((await write("[[fault:empty]]")).text).toBe("");
    const repeating = await write("[[fault:repeating]]", { maxTokens: 100 });
    expect(new Set(repeating.text.split(/(?<=\.) /)).size).toBeLessThanOrEqual(2);
    expect(repeating.stop).toBe("length");
    const controller = new AbortController();
    let pieces = 0;
    const onText = (): void => void ((pieces += 1) === 50 && controller.abort());
    const endless = await write("[[fault:endless]]", { maxTokens: 10, signal: controller.signal, onText });
    expect(endless.usage.outputTokens).toBe(50);
  });

  it("cuts JSON in the middle", async () => {
    const json = { type: "object", properties: { title: { type: "string" } } };
    const { text } = await write("[[fault:invalid-json]]", { json });
    expect(() => JSON.parse(text)).toThrow();
  });

  it("refuses a fault that it does not know", async () => {
    await expect(write("[[fault:crsh=1]]")).rejects.toThrow("knows no fault");
    await expect(load({ fault: "crsh" })).rejects.toMatchObject({ code: "load-failed" });
  });
});

describe("the scripted translator", () => {
  const signal = new AbortController().signal;
  async function translate(text: string, from: string, to: string): Promise<string> {
    const engine = await load({ from, to });
    const { segments } = await engine.translate!.translate({
      segments: [text],
      html: true,
      signal,
      onSegment: () => {},
    });
    return segments[0]!;
  }

  it("marks words, and keeps names, numbers, tags, entities, code and placeholders", async () => {
    const text = 'See <a href="https://example.org/a-b">the 25 bees</a> of Maria &amp; use `npm test` for {name}.';
    const there = await translate(text, "en", "pt");
    expect(there).toBe(
      'See <a href="https://example.org/a-b">theᵖ 25 beesᵖ</a> ofᵖ Maria &amp; useᵖ `npm test` forᵖ {name}.',
    );
  });

  it("gives the source again when its translation is translated back", async () => {
    const text = "The bees' dance isn't 3 km long, says Maria.";
    expect(await translate(await translate(text, "en", "pt"), "pt", "en")).toBe(text);
  });

  it("tells each segment as it is done, and fails where asked", async () => {
    const engine = await load();
    const done: number[] = [];
    const segments = ["one", "two", "three [[fault:error-after=2]]"];
    const call = engine.translate!.translate({ segments, html: false, signal, onSegment: (index) => done.push(index) });
    await expect(call).rejects.toMatchObject({ code: "engine-failed" });
    expect(done).toEqual([0, 1]);
  });
});

it("offers only the tasks of its settings", async () => {
  const engine = await load({ tasks: ["embed"] });
  expect(engine.write).toBeNull();
  expect(engine.translate).toBeNull();
  expect(engine.embed).not.toBeNull();
});
