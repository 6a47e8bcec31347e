import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine, TextCall } from "#workers/engines/engine";
import { openTiny, type TinyModel } from "../support/tiny-models.ts";

const never = new AbortController().signal;

function lend(name: TinyModel, settings: Record<string, unknown> = {}) {
  let engine: Engine | null = null;
  beforeAll(async () => {
    engine = await openTiny(name, settings);
  });
  afterAll(() => engine?.release());
  return (): Engine => {
    if (!engine) throw new Error("the model is not loaded");
    return engine;
  };
}

describe("classification by a tiny BERT", () => {
  const engine = lend("classifier");

  it("names its labels as its configuration does", () => {
    expect(engine().classify?.labels).toEqual(["negative", "positive", "question"]);
    expect(engine().write ?? engine().embed ?? engine().translateMany ?? engine().entail).toBeNull();
  });

  it("gives each text all labels with probabilities, in the order of the texts", async () => {
    const texts = [
      "superb quality, highly recommend",
      "late delivery and very disappointed",
      "when will my order ship?",
    ];
    const results = await engine().classify!.classify({ texts, signal: never });
    expect(results.map(([best]) => best?.label)).toEqual(["positive", "negative", "question"]);
    for (const scores of results) {
      expect(scores.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 4);
      expect(scores[0]!.score).toBeGreaterThan(0.8);
    }
  });

  it("gives the same scores alone and in a batch with longer texts", async () => {
    const short = "great, the knife";
    const long = "late delivery, the coffee cup and very disappointed ".repeat(3);
    const [alone] = await engine().classify!.classify({ texts: [short], signal: never });
    const [, together] = await engine().classify!.classify({ texts: [long, short], signal: never });
    expect(together![0]!.score).toBeCloseTo(alone![0]!.score, 3);
  });
});

describe("writing by a tiny decoder", () => {
  const engine = lend("writer");
  const write = async (content: string, changes: Partial<TextCall> = {}) => {
    const pieces: string[] = [];
    const result = await engine().write!.generate({
      messages: [{ role: "user", content }],
      maxTokens: 40,
      temperature: 0,
      seed: 1,
      json: undefined,
      stopTexts: [],
      signal: never,
      ...changes,
      onText(text) {
        pieces.push(text);
        changes.onText?.(text);
      },
    });
    return { ...result, pieces };
  };

  it("answers, streams what it answers and counts tokens", async () => {
    const result = await write("What is the capital of France?");
    expect(result.text).toBe("The capital of France is Paris.");
    expect(result.pieces.length).toBeGreaterThan(3);
    expect(result.pieces.join("")).toBe(result.text);
    expect(result).toMatchObject({ stop: "end", usage: { inputTokens: 10, outputTokens: 8 }, ignored: [] });
  });

  it("ends at its limit and before a stop text", async () => {
    expect(await write("Count to twelve.", { maxTokens: 5 })).toMatchObject({
      text: "one, two, three",
      stop: "length",
    });
    const stopped = await write("Count to twelve.", { stopTexts: ["three", ", four"] });
    expect(stopped).toMatchObject({ text: "one, two, ", stop: "end" });
    expect(stopped.pieces.join("")).toBe(stopped.text);
  });

  it("writes the same text for the same seed", async () => {
    const warm = { temperature: 3, maxTokens: 12 };
    const first = await write("Count to nine.", { ...warm, seed: 5 });
    const other = await write("Count to nine.", { ...warm, seed: 6 });
    const again = await write("Count to nine.", { ...warm, seed: 5 });
    expect(again.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);
  });

  it("stops between two tokens and keeps the text so far", async () => {
    const controller = new AbortController();
    const result = await write("Count to twelve.", { signal: controller.signal, onText: () => controller.abort() });
    expect(result).toMatchObject({ text: "one", stop: "aborted" });
  });

  it("refuses a prompt that does not fit, and says what it cannot do", async () => {
    await expect(write("Count to twelve.", { maxTokens: 125 })).rejects.toMatchObject({ code: "prompt-too-long" });
    const { ignored } = await write("Count to three.", { json: { type: "object" } });
    expect(ignored.map(({ setting }) => setting)).toEqual(["json"]);
  });
});
