import { expect, it } from "vitest";
import { batchSegments } from "./batches.ts";

it("gathers segments to about so many words, in their order, without blank ones", () => {
  const segments = ["one two", "", "three", "  ", "four five six", "seven"];
  expect(batchSegments(segments, 3)).toEqual([[0, 2], [4], [5]]);
  expect(batchSegments(segments, 100)).toEqual([[0, 2, 4, 5]]);
});

it("leaves a segment alone that is longer than a batch", () => {
  expect(batchSegments(["a b c d", "e"], 2)).toEqual([[0], [1]]);
  expect(batchSegments([], 2)).toEqual([]);
});
