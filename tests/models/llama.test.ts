import { describe, expect, it } from "vitest";
import { lendModel } from "#tests/support/lend-model";
import type { TextCall, TextResult } from "#workers/engines/engine";

const never = new AbortController().signal;

const passage = `A honey bee colony has one queen, some hundred drones in summer and up to sixty thousand workers. Workers
clean cells in their first days, feed larvae later, build comb, guard the entrance and fly out for nectar and pollen in
the last weeks of their lives. A forager that has found flowers dances on the comb: the angle of the dance tells the
direction, its length the distance. In winter the colony forms a cluster, shivers to keep warm and lives on honey. `;

describe("llama with SmolLM2 135M", () => {
  const model = lendModel("llama", "smollm2-135m-instruct-q4_1", "gguf", { device: "cpu", contextLength: 2048 });
  const on = it.skipIf(model.missing);

  async function write(prompt: string, changes: Partial<TextCall> = {}): Promise<TextResult & { streamed: string }> {
    let streamed = "";
    const result = await model.engine.write!.generate({
      messages: [{ role: "user", content: prompt }],
      maxTokens: 32,
      temperature: 0,
      seed: 1,
      json: undefined,
      stopTexts: [],
      signal: never,
      ...changes,
      onText(text) {
        streamed += text;
        changes.onText?.(text);
      },
    });
    return { ...result, streamed };
  }

  on("writes text, streams it whole and counts its tokens", async () => {
    const result = await write("Write a paragraph about a red bicycle.");
    expect(result.streamed).toBe(result.text);
    expect(result.text.split(" ").length).toBeGreaterThan(10);
    expect(result).toMatchObject({ stop: "length", usage: { outputTokens: 32 }, ignored: [] });
    expect(result.text).not.toContain("<|im_");
    expect(Math.abs((await model.engine.write!.countTokens(result.text)) - 32)).toBeLessThanOrEqual(3);
  });

  on("writes the same text for the same seed, and another for another seed", async () => {
    const warm = { temperature: 1, maxTokens: 24 };
    const first = await write("Name an animal and say why.", { ...warm, seed: 5 });
    await write("Something else.", warm);
    const again = await write("Name an animal and say why.", { ...warm, seed: 5 });
    const other = await write("Name an animal and say why.", { ...warm, seed: 6 });
    expect(again.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);
  });

  on("evaluates a shared beginning once", async () => {
    const system = { role: "system" as const, content: passage.repeat(3) };
    const ask = (content: string) => write(content, { messages: [system, { role: "user", content }], maxTokens: 4 });
    const cold = await ask("How many workers are there?");
    const warm = await ask("What do they live on in winter?");
    expect(cold.usage.cachedTokens).toBeLessThan(20);
    expect(warm.usage.cachedTokens).toBeGreaterThan(warm.usage.inputTokens * 0.9);
  });

  on("stops while it evaluates a prompt, and keeps what it evaluated", async () => {
    const prompt = [...passage.repeat(8)].reverse().join("").slice(0, 1000);
    const controller = new AbortController();
    const call = write(prompt, { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 500));
    controller.abort();
    const result = await call;
    expect(result).toMatchObject({ stop: "aborted", text: "", usage: { outputTokens: 0 } });
    const { usage } = await write(prompt, { maxTokens: 1 });
    expect(usage.cachedTokens).toBeGreaterThan(20);
    expect(usage.cachedTokens).toBeLessThan(usage.inputTokens - 50);
  });

  on("stops between tokens and keeps the text so far", async () => {
    const controller = new AbortController();
    const result = await write("Write a long story.", {
      maxTokens: 400,
      signal: controller.signal,
      onText: () => setTimeout(() => controller.abort(), 200),
    });
    expect(result.stop).toBe("aborted");
    expect(result.text).not.toBe("");
    expect(result.usage.outputTokens).toBeLessThan(400);
  });

  on("keeps to a JSON schema", async () => {
    const json = {
      type: "object",
      properties: {
        title: { type: "string", maxLength: 40 },
        tone: { enum: ["calm", "lively"] },
        points: { type: "array", minItems: 2, maxItems: 2, items: { type: "string", maxLength: 60 } },
      },
    };
    const result = await write("A title and two points about bees.", { json, maxTokens: 200 });
    const value = JSON.parse(result.text) as { title: string; tone: string; points: string[] };
    expect(value.title.length).toBeLessThanOrEqual(40);
    expect(["calm", "lively"]).toContain(value.tone);
    expect(value.points).toHaveLength(2);
    expect(result).toMatchObject({ stop: "end", ignored: [] });
  });

  on("says that a schema is ignored when it cannot keep to it", async () => {
    const { ignored } = await write("Hello", { json: { allOf: [] }, maxTokens: 2 });
    expect(ignored).toEqual([{ setting: "json", why: expect.stringContaining("allOf") as string }]);
  });

  on("ends before a stop text", async () => {
    const whole = await write("Write a paragraph about a red bicycle.");
    const word = whole.text.split(" ")[6]!;
    const cut = await write("Write a paragraph about a red bicycle.", { stopTexts: [word] });
    expect(cut.text).not.toContain(word);
    expect(whole.text.startsWith(cut.text.trimEnd())).toBe(true);
    expect(cut.stop).toBe("end");
  });

  on("ends a text that has fallen into a loop", async () => {
    const messages: TextCall["messages"] = [
      { role: "user", content: "Say ha." },
      {
        role: "assistant",
        content: "ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha",
      },
    ];
    const result = await write("", { messages, maxTokens: 1_000 });
    expect(result.stop).toBe("length");
    expect(result.usage.outputTokens).toBeLessThan(200);
  });

  on("refuses what does not fit instead of cutting it", async () => {
    await expect(write("bee ".repeat(2_100))).rejects.toMatchObject({ code: "prompt-too-long" });
    await expect(write("bee", { maxTokens: 2_048 })).rejects.toMatchObject({ code: "prompt-too-long" });
  });

  on("takes calls that overlap, in their order, and lets one leave the line", async () => {
    const controller = new AbortController();
    const calls = [write("one"), write("two", { signal: controller.signal }), write("three")];
    controller.abort();
    const [one, two, three] = await Promise.all(calls);
    expect([one!.stop, two!.stop, three!.stop]).toEqual(["length", "aborted", "length"]);
    expect(two!.text).toBe("");
  });
});
