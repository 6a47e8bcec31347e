import { describe, expect, it } from "vitest";
import { contentWords, countWords, findDoubledWords, overlapOf, repetitionOf, stemOf, wordList } from "./words.ts";

describe("words", () => {
  it("counts numbers with separators and hyphenated words once", () => {
    expect(wordList("A half-life of 8,900.5 years, isn't it?")).toEqual([
      "A",
      "half-life",
      "of",
      "8,900.5",
      "years",
      "isn't",
      "it",
    ]);
  });

  it("counts words of scripts without spaces and with combining marks", () => {
    expect(countWords("今日は雨です。")).toBeGreaterThan(2);
    expect(countWords("हिन्दी भाषा")).toBe(2);
  });

  it("leaves function words of several languages out of the content", () => {
    expect(contentWords("The queen of the bees and o mel das abelhas")).toEqual(["queen", "bees", "mel", "abelhas"]);
  });

  it("compares words without their endings", () => {
    expect(["planted", "planting", "plants"].map(stemOf)).toEqual(["plant", "plant", "plant"]);
    expect(overlapOf("The bees were planted in it", "planting a bee")).toBe(1);
  });

  it("sees a text that loops", () => {
    expect(repetitionOf("the bees fly home ".repeat(20))).toBeGreaterThan(0.9);
    expect(repetitionOf("Each word here stands alone once.")).toBe(0);
    expect(repetitionOf("")).toBe(0);
  });

  it("finds doubled words but not those that may double", () => {
    expect(findDoubledWords("He saw the the dog that that man had had. Now now")).toEqual([
      { start: 7, end: 14, word: "the" },
      { start: 42, end: 49, word: "Now" },
    ]);
  });
});
