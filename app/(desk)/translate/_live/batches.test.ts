import { describe, expect, it } from "vitest";
import { cutBatches } from "./batches.ts";

describe("cutBatches", () => {
  it("keeps the order, and at most forty texts together", () => {
    const texts = Array.from({ length: 90 }, (_, index) => `Sentence ${index}.`);
    const batches = cutBatches(texts);
    expect(batches.map(({ length }) => length)).toEqual([40, 40, 10]);
    expect(batches.flat()).toEqual(texts);
  });

  it("sends a long text by itself", () => {
    expect(cutBatches(["a", "b".repeat(5_000), "c"]).map(({ length }) => length)).toEqual([1, 1, 1]);
  });
});
