import { describe, expect, it } from "vitest";
import type { GoldenAnswer } from "#lib/models/checks/schema";
import { agreementOf } from "./agreement.ts";

describe("agreement of answers", () => {
  const write = (text: string): GoldenAnswer => ({ task: "write", name: "a", text });
  const embed = (...vector: number[]): GoldenAnswer => ({ task: "embed", name: "a", vector });
  const sort = (scores: Record<string, number>): GoldenAnswer => ({ task: "classify", name: "a", scores });

  it.each([
    ["the same text", write("The lamp turns."), write("The lamp turns."), 1],
    ["half of the words", write("one two"), write("one three"), 0.5],
    ["a word that comes twice and once", write("one one"), write("one"), 2 / 3],
    ["other words", write("one two"), write("three four"), 0],
    ["nothing and nothing", write(""), write(" "), 1],
    ["a text and nothing", write("one"), write(""), 0],
    ["the same direction", embed(1, 0), embed(2, 0), 1],
    ["the opposite direction", embed(1, 0), embed(-1, 0), 0],
    ["another number of dimensions", embed(1, 0), embed(1, 0, 0), 0],
    ["the same scores", sort({ good: 0.9, bad: 0.1 }), sort({ good: 0.9, bad: 0.1 }), 1],
    ["scores turned round", sort({ good: 0.9, bad: 0.1 }), sort({ good: 0.1, bad: 0.9 }), 0.2],
    ["other labels", sort({ good: 1 }), sort({ fine: 1 }), 0],
    ["another task", write("one"), embed(1), 0],
  ])("of %s", (_what, before, now, expected) => {
    expect(agreementOf(before, now)).toBeCloseTo(expected, 5);
  });

  it("is none with an answer that is missing", () => expect(agreementOf(write("one"), undefined)).toBe(0));
});
