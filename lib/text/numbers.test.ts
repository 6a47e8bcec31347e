import { describe, expect, it } from "vitest";
import { findMissingNumbers, findNumbers, findNumberWords } from "./numbers.ts";

const values = (text: string, language?: string) => findNumbers(text, language).map((number) => number.values);

describe("findNumbers", () => {
  it("reads separators as the language writes them", () => {
    expect(values("8,900 km, 12.5 t, 1,000,000", "en")).toEqual([[8900], [12.5], [1_000_000]]);
    expect(values("8.900 km, 12,5 t, 1.000.000", "pt-BR")).toEqual([[8900], [12.5], [1_000_000]]);
    expect(values("12 000 habitants", "fr")).toEqual([[12_000]]);
    expect(values("in 15 000 steps", "en")).toEqual([[15], [0]]);
  });

  it("keeps both readings where the language is unknown", () => {
    expect(values("8,900")).toEqual([[8900, 8.9]]);
  });

  it("gives offsets, stops at the sentence's full stop and skips parts of words", () => {
    const text = "The A380 flew in 2005. Then 3.";
    expect(findNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual(["2005", "3"]);
  });

  it("reads other digits", () => {
    expect(values("١٢٣", "ar")).toEqual([[123]]);
  });
});

describe("findNumberWords", () => {
  it("reads English words", () => {
    expect(findNumberWords("twenty-five of four million, half a dozen, no one").map(({ value }) => value)).toEqual([
      25, 4, 1_000_000, 0.5, 12,
    ]);
  });
});

describe("findMissingNumbers", () => {
  const missing = (...call: Parameters<typeof findMissingNumbers>) =>
    findMissingNumbers(...call).map(({ text }) => text);

  it("finds what the other text does not say", () => {
    expect(missing("In 1990 it had 2,000 ships and 3 crews", "2000 ships with three crews", "en")).toEqual(["1990"]);
  });

  it("compares across languages", () => {
    expect(missing("8.900 km e 9,6 bilhões", "8,900 km and 9.6 billion", "pt", "en")).toEqual([]);
    expect(missing("8,9 km", "8,900 km", "pt", "en")).toEqual(["8,9"]);
  });
});
