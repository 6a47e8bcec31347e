import { expect, it } from "vitest";
import { wordsAt } from "./words-at.ts";

it("gives the words that a finding quotes, cut at a word", () => {
  const place = { start: 0, end: 3, quote: `${"word ".repeat(30)}end`, prefix: "", suffix: "" };
  expect(wordsAt(place, {})).toMatch(/^(word )+word…$/);
});

it("gives the question that a finding speaks of, whatever the kind of quiz", () => {
  const content = { questions: [{ id: "q1", stem: "Who dances?", weights: {} }] };
  expect(wordsAt({ questionId: "q1" }, content)).toBe("Who dances?");
  expect(wordsAt({ questionId: "q2" }, content)).toBeNull();
});

it("gives nothing for a finding about the whole", () => {
  expect(wordsAt({ whole: true }, {})).toBeNull();
});
