import { describe, expect, it } from "vitest";
import { wordPattern } from "./word-pattern.ts";

describe("wordPattern", () => {
  it("finds whole words and phrases in any case", () => {
    const text = "Cheap goods, very  cheap; cheaper eco-friendly C++ (50%) 1/2.";
    const found = (words: string[]) => text.match(wordPattern(words, "giu") ?? /(?!)/g);
    expect(found(["cheap", " "])).toEqual(["Cheap", "cheap"]);
    expect(found(["very cheap", "ECO-friendly", "c++", "(50%)", "1/2"])).toEqual([
      "very  cheap",
      "eco-friendly",
      "C++",
      "(50%)",
      "1/2",
    ]);
  });

  it("is null for no words", () => {
    expect(wordPattern([" ", ""])).toBeNull();
  });
});
