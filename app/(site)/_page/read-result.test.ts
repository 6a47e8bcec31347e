import { describe, expect, it } from "vitest";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { readResult } from "./read-result.ts";

const content: PersonalityContent = {
  title: "T",
  outcomes: [
    { id: "cat", title: "Cat", text: "" },
    { id: "dog", title: "Dog", text: "" },
  ],
  questions: [
    {
      id: "q1",
      stem: "?",
      options: [
        { id: "a", text: "A", weights: { cat: 1 } },
        { id: "b", text: "B", weights: { dog: 1 } },
      ],
    },
  ],
};

describe("readResult", () => {
  it("finds the outcome of a shared link, which says nothing of answers", () => {
    expect(readResult(content, { result: "dog" })).toEqual({ outcomeId: "dog", result: null });
  });

  it("scores the answers of a form that was sent without a script", () => {
    expect(readResult(content, { "a.q1": "b" })).toMatchObject({ outcomeId: "dog", result: { tied: false } });
  });

  it("takes no outcome, question or answer that the quiz does not have", () => {
    for (const search of [
      {},
      { result: "owl" },
      { result: ["cat", "dog"] },
      { "a.q1": "z" },
      { "a.q9": "a" },
      { q1: "a" },
    ])
      expect(readResult(content, search)).toBeNull();
  });
});
