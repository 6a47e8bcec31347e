import { describe, expect, it } from "vitest";
import type { QuizContent, QuizQuestion } from "#lib/kinds/quiz/schema";
import { emptyResponse, firstPlay, isComplete, letterOf, step, tally } from "./play.ts";

const single: QuizQuestion = {
  id: "q1",
  type: "single",
  stem: "Which?",
  options: [
    { id: "a", text: "This", correct: true },
    { id: "b", text: "That" },
  ],
};
const several: QuizQuestion = { ...single, id: "q2", type: "multiple", options: ["a", "b", "c"].map(keyed) };
const order: QuizQuestion = { id: "q3", type: "ordering", stem: "Order?", options: ["a", "b", "c"].map(named) };
const content: QuizContent = { title: "Quiz", questions: [single, several] };

describe("step", () => {
  it("keeps the first answer to a question", () => {
    const wrong = step(firstPlay, { type: "answer", question: single, response: { optionIds: ["b"] } });
    const tried = step(wrong, { type: "answer", question: single, response: { optionIds: ["a"] } });
    expect(tally(content, tried)).toEqual({ right: 0, points: 0 });
  });

  it("counts parts of points, but as right only what is wholly right", () => {
    const half = step(firstPlay, { type: "answer", question: several, response: { optionIds: ["a"] } });
    const both = step(half, { type: "answer", question: single, response: { optionIds: ["a"] } });
    expect(tally(content, both)).toEqual({ right: 1, points: 1.5 });
  });

  it("begins again without the answers, in another round", () => {
    const answered = step(firstPlay, { type: "answer", question: single, response: { optionIds: ["a"] } });
    expect(step(step(answered, { type: "next" }), { type: "again" })).toEqual({ round: 1, at: 0, answers: {} });
  });
});

describe("emptyResponse", () => {
  it("never starts an ordering in its right order", () => {
    for (let round = 0; round < 50; round++)
      expect(emptyResponse(order, `q3/${round}`)).not.toEqual({ optionIds: ["a", "b", "c"] });
  });
});

describe("isComplete", () => {
  it("wants a pair for each line of a matching question", () => {
    const matching: QuizQuestion = { ...order, type: "matching" };
    expect(isComplete(matching, { pairs: { a: "b" } })).toBe(false);
    expect(isComplete(matching, { pairs: { a: "b", b: "a", c: "c" } })).toBe(true);
  });

  it("takes blanks for no answer", () => {
    expect(isComplete({ id: "q", type: "short-answer", stem: "?", answers: [] }, { text: "  " })).toBe(false);
  });
});

describe("letterOf", () => {
  it("names the two of a true-or-false question by their words, in English", () => {
    const question: QuizQuestion = { ...single, type: "true-false", options: [named("True"), named("Falsch")] };
    expect([letterOf(question, 0), letterOf(question, 1)]).toEqual(["T", "B"]);
  });
});

function named(text: string) {
  return { id: text, text };
}

function keyed(text: string) {
  return { id: text, text, correct: text !== "c" };
}
