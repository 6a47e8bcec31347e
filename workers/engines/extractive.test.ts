import { describe, expect, it } from "vitest";
import { loadExtractive } from "./extractive.ts";

const version = { id: "v1", name: "extractive", number: 1, digest: "00", format: "none" as const };

async function similarities(query: string, texts: string[]): Promise<number[]> {
  const engine = await loadExtractive({ engine: "extractive", version, files: {}, settings: {} });
  const [first, ...others] = await engine.embed!.embed({
    texts: [query, ...texts],
    signal: new AbortController().signal,
  });
  return others.map((other) => other.reduce((sum, value, index) => sum + value * first![index]!, 0));
}

describe("the extractive engine", () => {
  it("writes and translates nothing", async () => {
    const engine = await loadExtractive({ engine: "extractive", version, files: {}, settings: {} });
    expect(engine.write).toBeNull();
    expect(engine.translate).toBeNull();
  });

  it("gives one unit vector for each text, also for one without words", async () => {
    const engine = await loadExtractive({ engine: "extractive", version, files: {}, settings: {} });
    const vectors = await engine.embed!.embed({
      texts: ["Bees dance.", "", "…"],
      signal: new AbortController().signal,
    });
    expect(vectors).toHaveLength(3);
    for (const vector of vectors) {
      expect(vector).toHaveLength(engine.embed!.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    }
  });

  it("puts a text with the same words and stems nearer than others", async () => {
    const [same, stems, other] = await similarities("Worker bees dance to show where food is.", [
      "To show where food is, worker bees dance.",
      "A dancing worker bee showed the others some food.",
      "The canal was closed for ships after the storm.",
    ]);
    expect(same).toBeGreaterThan(0.99);
    expect(stems).toBeGreaterThan(other! + 0.2);
  });

  it("finds the right passage among others in another language too", async () => {
    const [right, ...wrong] = await similarities("Quando foi aberto o canal de Suez?", [
      "O canal de Suez foi aberto em 1869, depois de dez anos de obras.",
      "As abelhas operárias vivem algumas semanas no verão.",
      "O café é a segunda bebida mais consumida de manhã.",
    ]);
    expect(right).toBeGreaterThan(Math.max(...wrong) + 0.2);
  });

  it("throws aborted when its signal has fired", async () => {
    const engine = await loadExtractive({ engine: "extractive", version, files: {}, settings: {} });
    const call = engine.embed!.embed({ texts: ["a"], signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: "aborted" });
  });
});
