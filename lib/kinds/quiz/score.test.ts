import { describe, expect, it } from "vitest";
import type { QuizContent, QuizQuestion } from "./schema.ts";
import { normaliseAnswer, score, scoreQuestion } from "./score.ts";

const options = (...keys: string[]) =>
  ["a", "b", "c", "d"].map((id) => ({
    id,
    text: id.toUpperCase(),
    correct: keys.includes(id),
    feedback: `about ${id}`,
  }));
const single: QuizQuestion = { id: "q1", type: "single", stem: "?", options: options("b"), explanation: "B it is." };
const multiple: QuizQuestion = { id: "q2", type: "multiple", stem: "?", options: options("a", "c") };
const short: QuizQuestion = { id: "q3", type: "short-answer", stem: "?", answers: ["2,000 eggs", "2,000"] };
const matching: QuizQuestion = {
  id: "q4",
  type: "matching",
  stem: "?",
  options: ["1858", "1869", "1875"].map((match, index) => ({ id: `m${index}`, text: `Event ${index}`, match })),
};
const ordering: QuizQuestion = {
  id: "q5",
  type: "ordering",
  stem: "?",
  options: ["a", "b", "c", "d"].map((id) => ({ id, text: id })),
};
const chosen = (...optionIds: string[]) => ({ optionIds });

describe("score", () => {
  it("adds the points up and tells key, feedback and explanation of each question", () => {
    const content: QuizContent = { title: "All", questions: [single, multiple, short, matching, ordering] };
    const result = score(content, {
      q1: chosen("a"),
      q2: chosen("a"),
      q3: { text: "2000" },
      q5: chosen("a", "b", "c", "d"),
    });
    expect(result.points).toBe(2.5);
    expect(result.outOf).toBe(5);
    expect(result.questions[0]).toEqual({
      questionId: "q1",
      points: 0,
      correct: false,
      answered: true,
      key: ["B"],
      feedback: ["about a"],
      explanation: "B it is.",
    });
    expect(result.questions[3]).toMatchObject({
      answered: false,
      points: 0,
      key: ["Event 0 – 1858", "Event 1 – 1869", "Event 2 – 1875"],
    });
  });

  it("gives one answer all or nothing, and nothing for choosing two", () => {
    expect(scoreQuestion(single, chosen("b")).correct).toBe(true);
    expect(scoreQuestion(single, chosen("b", "a")).points).toBe(0);
  });

  it("takes wrong choices away from right ones, never below nothing", () => {
    expect(scoreQuestion(multiple, chosen("a", "c")).points).toBe(1);
    expect(scoreQuestion(multiple, chosen("a", "b")).points).toBe(0);
    expect(scoreQuestion(multiple, chosen("a", "b", "c", "d")).points).toBe(0);
    expect(scoreQuestion(multiple, chosen("b")).points).toBe(0);
    expect(scoreQuestion(multiple, chosen("a", "a")).points).toBe(0.5);
  });

  it("accepts a short answer whatever its case, marks and thousands separators, and nothing else", () => {
    for (const text of ["2,000 eggs", "2000 Eggs.", " 2 000 ", "the 2,000 eggs"])
      expect(scoreQuestion(short, { text }).points).toBe(1);
    for (const text of ["", "200", "20,00", "2,000 bees"]) expect(scoreQuestion(short, { text }).points).toBe(0);
  });

  it("counts each right pair", () => {
    expect(scoreQuestion(matching, { pairs: { m0: "m0", m1: "m2", m2: "m1" } }).points).toBe(0.333);
    expect(scoreQuestion(matching, { pairs: { m0: "m0", m1: "m1", m2: "m2" } }).correct).toBe(true);
    expect(scoreQuestion(matching, { pairs: { m0: "elsewhere" } }).points).toBe(0);
  });

  it("counts each right step of an order, and none for an order with something missing", () => {
    expect(scoreQuestion(ordering, chosen("a", "b", "c", "d")).points).toBe(1);
    expect(scoreQuestion(ordering, chosen("b", "c", "d", "a")).points).toBe(0.667);
    expect(scoreQuestion(ordering, chosen("d", "c", "b", "a")).points).toBe(0);
    expect(scoreQuestion(ordering, chosen("a", "b")).points).toBe(0);
  });

  it("gives nothing for an answer of another type", () => {
    expect(scoreQuestion(single, { text: "B" }).points).toBe(0);
    expect(scoreQuestion(short, chosen("a")).points).toBe(0);
    expect(scoreQuestion(matching, chosen("m0")).points).toBe(0);
  });
});

describe("normaliseAnswer", () => {
  it("keeps what tells answers apart", () => {
    expect(normaliseAnswer("12.5 million")).toBe("12.5 million");
    expect(normaliseAnswer("The Suez Canal")).toBe("suez canal");
    expect(normaliseAnswer("sea-level")).toBe("sea level");
    expect(normaliseAnswer("A")).toBe("a");
  });
});
