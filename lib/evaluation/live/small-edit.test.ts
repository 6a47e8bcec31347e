import { describe, expect, it } from "vitest";
import { isSmallEdit } from "./small-edit.ts";

const words = (count: number, word = "bee") => Array.from({ length: count }, (_, index) => `${word}${index}`);

describe("isSmallEdit", () => {
  it.each([
    ["nothing", 20, 0, true],
    ["one word in ten", 20, 2, true],
    ["three words in twenty", 20, 3, false],
    ["all", 20, 20, false],
  ])("of %s is told", (_name, count, changed, small) => {
    const before = words(count);
    const after = [...words(changed, "wasp"), ...before.slice(changed)];
    expect(isSmallEdit(before.join(" "), after.join("\n\n"))).toBe(small);
  });

  it("counts words that were taken out or put in", () => {
    expect(isSmallEdit(words(20).join(" "), words(22).join(" "))).toBe(true);
    expect(isSmallEdit(words(20).join(" "), words(40).join(" "))).toBe(false);
  });

  it("ends early where two long texts have nothing in common", () => {
    expect(isSmallEdit(words(20_000).join(" "), words(20_000, "wasp").join(" "))).toBe(false);
  });
});
