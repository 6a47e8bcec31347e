import { describe, expect, it } from "vitest";
import { cutAt, partOfPlace, partsOf, placeOf, sectionsOf } from "./parts.ts";

describe("placeOf", () => {
  it("reads a place and leaves alone what lies outside of the text", () => {
    expect(placeOf("3-7", 10)).toEqual({ start: 3, end: 7 });
    expect(placeOf("3-11", 10)).toBeNull();
    expect(placeOf("7-3", 10)).toBeNull();
    expect(placeOf(["3-7"], 10)).toBeNull();
  });
});

describe("partsOf", () => {
  it("covers all passages in order, each part of at most 40,000 characters", () => {
    const passages = Array.from({ length: 100 }, (_, index) => ({ start: index * 1_000, end: index * 1_000 + 990 }));
    const parts = partsOf(passages);
    expect(parts[0]).toEqual({ from: 0, to: 40 });
    expect(parts.at(-1)?.to).toBe(100);
    expect(parts.every((part, index) => index === 0 || part.from === parts[index - 1]?.to)).toBe(true);
  });

  it("is one part for a text without passages", () => {
    expect(partsOf([])).toEqual([{ from: 0, to: 0 }]);
  });

  it("finds the part of a place, also in the heading before it", () => {
    const passages = [
      { start: 0, end: 30_000 },
      { start: 30_020, end: 60_000 },
    ];
    const parts = partsOf(passages);
    expect(partOfPlace(parts, passages, 29_999)).toBe(0);
    expect(partOfPlace(parts, passages, 30_010)).toBe(1);
  });
});

describe("cutAt", () => {
  it("marks exactly the place", () => {
    const text = "One two three";
    const pieces = cutAt({ start: 0, end: text.length }, { start: 4, end: 7 });
    expect(pieces.map(({ start, end, marked }) => [text.slice(start, end), marked])).toEqual([
      ["One ", false],
      ["two", true],
      [" three", false],
    ]);
  });

  it("marks only the share of a place that runs on in the next span", () => {
    expect(cutAt({ start: 10, end: 20 }, { start: 15, end: 30 }).map(({ marked }) => marked)).toEqual([false, true]);
    expect(cutAt({ start: 10, end: 20 }, { start: 20, end: 30 })).toEqual([{ start: 10, end: 20, marked: false }]);
  });
});

describe("sectionsOf", () => {
  it("gives one passage for each heading", () => {
    const passages = [null, "A", "A", "B"].map((heading, index) => ({ start: index, end: index + 1, heading }));
    expect(sectionsOf(passages).map(({ heading }) => heading)).toEqual(["A", "B"]);
  });
});
