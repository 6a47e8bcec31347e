import { describe, expect, it } from "vitest";
import { lendModel } from "#tests/support/lend-model";

const never = new AbortController().signal;

const passage = `A honey bee colony has one queen, some hundred drones in summer and up to sixty thousand workers. Workers
clean cells in their first days, feed larvae later, build comb, guard the entrance and fly out for nectar and pollen in
the last weeks of their lives. A forager that has found flowers dances on the comb: the angle of the dance tells the
direction, its length the distance. In winter the colony forms a cluster, shivers to keep warm and lives on honey. `;

describe("onnx with all-MiniLM-L6-v2", () => {
  const model = lendModel("onnx", "all-minilm-l6-v2-int8", "onnx");
  const on = it.skipIf(model.missing);
  const embed = (texts: string[], signal = never) => model.engine.embed!.embed({ texts, signal });
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, index) => sum + value * b[index]!, 0);

  on("puts texts with one meaning near each other, whatever their words", async () => {
    const [dog, puppy, rates] = await embed([
      "A dog runs in the park.",
      "A puppy is racing outside.",
      "Interest rates rose again.",
    ]);
    expect(model.engine.embed!.dimensions).toBe(384);
    expect(dot(dog!, dog!)).toBeCloseTo(1, 3);
    expect(dot(dog!, puppy!)).toBeGreaterThan(0.45);
    expect(dot(dog!, rates!)).toBeLessThan(0.2);
  });

  on("gives vectors in the order of the texts, in batches as one by one", async () => {
    const texts = Array.from(
      { length: 20 },
      (_, index) => `Sentence ${index} ${"about bees and flowers ".repeat((index * 7) % 5)}`,
    );
    const together = await embed(texts);
    const alone = await Promise.all(texts.map(async (text) => (await embed([text]))[0]!));
    for (const [index, vector] of together.entries()) expect(dot(vector, alone[index]!)).toBeGreaterThan(0.97);
  });

  on("cuts a text at the model's limit, and takes an empty one", async () => {
    const [long, empty] = await embed([passage.repeat(20), ""]);
    expect(dot(long!, long!)).toBeCloseTo(1, 3);
    expect(dot(empty!, empty!)).toBeCloseTo(1, 3);
  });

  on("stops between batches", async () => {
    const texts = Array.from({ length: 200 }, () => passage);
    const controller = new AbortController();
    const call = embed(texts, controller.signal);
    setTimeout(() => controller.abort(), 300);
    await expect(call).rejects.toMatchObject({ code: "aborted" });
    expect(await embed(["still there"])).toHaveLength(1);
  });
});
