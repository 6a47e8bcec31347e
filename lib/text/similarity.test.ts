import { describe, expect, it } from "vitest";
import { dot, mean, nearest, pickDiverse } from "./similarity.ts";

const vector = (...values: number[]) => {
  const length = Math.hypot(...values) || 1;
  return new Float32Array(values.map((value) => value / length));
};

describe("similarity", () => {
  it("is 1 for the same direction and 0 for a right angle", () => {
    expect(dot(vector(1, 1), vector(2, 2))).toBeCloseTo(1);
    expect(dot(vector(1, 0), vector(0, 1))).toBe(0);
  });

  it("takes a mean of unit length, and zeros when vectors cancel out", () => {
    expect([...mean([vector(1, 0), vector(0, 1)])]).toEqual([...vector(1, 1)]);
    expect([...mean([vector(1, 0), vector(-1, 0)])]).toEqual([0, 0]);
  });

  it("finds the nearest first", () => {
    const found = nearest(vector(1, 0), [vector(0, 1), vector(1, 0.1), vector(1, 1)], 2);
    expect(found.map(({ index }) => index)).toEqual([1, 2]);
  });

  it("picks a different vector before a near copy", () => {
    const vectors = [vector(1, 0), vector(1, 0.01), vector(0, 1)];
    expect(pickDiverse([0.9, 0.89, 0.6], vectors, 2, 0.5)).toEqual([0, 2]);
    expect(pickDiverse([0.9, 0.89, 0.6], vectors, 2, 1)).toEqual([0, 1]);
    expect(pickDiverse([], [], 3)).toEqual([]);
  });
});
