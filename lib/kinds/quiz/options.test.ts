import { describe, expect, it } from "vitest";
import { areNumbers, balanceKeyPositions, countPositions, sortByValue, valueOf } from "./options.ts";
import type { QuizContent } from "./schema.ts";

const texts = (...list: string[]) => list.map((text) => ({ text }));

const worded = (count: number): QuizContent => ({
  title: "Coffee",
  questions: Array.from({ length: count }, (_, index) => ({
    id: `q${index}`,
    type: "single" as const,
    stem: `Question ${index}?`,
    options: ["Brazil", "Peru", "Chile", "Cuba"].map((text, at) => ({ id: `o${at}`, text, correct: at === 1 })),
  })),
});

describe("valueOf", () => {
  it("reads figures, words, scales and fractions", () => {
    expect(valueOf("1,200 kilometres")).toBe(1200);
    expect(valueOf("12.5 million")).toBe(12_500_000);
    expect(valueOf("$3 billion")).toBe(3e9);
    expect(valueOf("Four minutes")).toBe(4);
    expect(valueOf("one third")).toBeCloseTo(1 / 3);
    expect(valueOf("two thirds")).toBeCloseTo(2 / 3);
    expect(valueOf("half")).toBe(0.5);
  });

  it("reads no number from words, or from two numbers", () => {
    expect(valueOf("Brazil")).toBeNull();
    expect(valueOf("5 June 1975")).toBeNull();
  });
});

describe("the order of options", () => {
  it("is by value for numbers, also where text would sort otherwise", () => {
    const numbers = texts("900 miles", "1,200 miles", "40 miles");
    expect(areNumbers(numbers)).toBe(true);
    expect(sortByValue(numbers).map((option) => option.text)).toEqual(["40 miles", "900 miles", "1,200 miles"]);
    expect(areNumbers(texts("two", "2"))).toBe(false);
    expect(areNumbers(texts("June 1967", "May 1967"))).toBe(false);
  });

  it("spreads keys over all positions and is the same for the same seed", () => {
    const balanced = balanceKeyPositions(worded(8), "seed");
    expect(countPositions(worded(8).questions)).toEqual([0, 8]);
    expect(countPositions(balanced.questions)).toEqual([2, 2, 2, 2]);
    expect(balanceKeyPositions(worded(8), "seed")).toEqual(balanced);
    expect(balanceKeyPositions(worded(8), "other")).not.toEqual(balanced);
  });

  it("leaves sorted numbers alone and moves the others around them", () => {
    const content = worded(3);
    const numbers = {
      ...content.questions[0]!,
      id: "n",
      options: texts("1", "2", "3", "4"),
    } as QuizContent["questions"][number];
    numbers.options = ["1", "2", "3", "4"].map((text, at) => ({ id: text, text, correct: at === 0 }));
    const balanced = balanceKeyPositions({ ...content, questions: [numbers, ...content.questions] }, "seed");
    expect(balanced.questions[0]).toEqual(numbers);
    expect(countPositions(balanced.questions)).toEqual([1, 1, 1, 1]);
  });
});
