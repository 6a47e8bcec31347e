import { describe, expect, it } from "vitest";
import { quizBriefSchema, quizContentSchema, questionSchema, type QuizQuestion } from "./schema.ts";

const single: QuizQuestion = {
  id: "q1",
  type: "single",
  stem: "Which country has the most coffee farms?",
  options: [
    { id: "a", text: "Brazil", correct: true },
    { id: "b", text: "Peru" },
  ],
};
const option = (id: string, more: object = {}) => ({ id, text: `Option ${id}`, ...more });
const issues = (question: unknown) =>
  questionSchema.safeParse(question).error?.issues.map((issue) => issue.path.join("."));

describe("the brief of a quiz", () => {
  it("takes 1 to 30 questions and nothing unknown", () => {
    expect(quizBriefSchema.safeParse({ questions: 10 }).success).toBe(true);
    expect(quizBriefSchema.safeParse({ questions: 10, level: "hard", types: ["single", "ordering"] }).success).toBe(
      true,
    );
    for (const bad of [{ questions: 0 }, { questions: 31 }, { questions: 2.5 }, { questions: 5, typs: ["single"] }, {}])
      expect(quizBriefSchema.safeParse(bad).success).toBe(false);
  });

  it("refuses an empty list of types and a type named twice", () => {
    expect(quizBriefSchema.safeParse({ questions: 3, types: [] }).success).toBe(false);
    expect(quizBriefSchema.safeParse({ questions: 3, types: ["single", "single"] }).success).toBe(false);
  });
});

describe("the content of a quiz", () => {
  it("holds all six types", () => {
    const questions = [
      single,
      { ...single, id: "q2", type: "multiple" },
      { ...single, id: "q3", type: "true-false" },
      { id: "q4", type: "short-answer", stem: "Which year?", answers: ["1869"] },
      {
        id: "q5",
        type: "matching",
        stem: "Match.",
        options: [option("a", { match: "1" }), option("b", { match: "2" })],
      },
      { id: "q6", type: "ordering", stem: "Order.", options: [option("a"), option("b"), option("c")] },
    ];
    const parsed = quizContentSchema.parse({ title: "Coffee", questions });
    expect(parsed.questions.map((question) => question.type)).toHaveLength(6);
  });

  it("keeps a draft that still lacks a key or an option's words", () => {
    expect(questionSchema.safeParse({ ...single, options: [option("a"), { id: "b", text: "" }] }).success).toBe(true);
  });

  it("refuses two questions, or two options, with one id", () => {
    expect(quizContentSchema.safeParse({ title: "Coffee", questions: [single, single] }).success).toBe(false);
    expect(issues({ ...single, options: [option("a"), option("a")] })).toEqual(["options.1.id"]);
  });

  it("refuses fields that belong to another type", () => {
    expect(issues({ ...single, answers: ["Brazil"] })).toEqual(["answers"]);
    expect(issues({ ...single, options: [option("a", { match: "x" }), option("b")] })).toEqual(["options.0.match"]);
    expect(issues({ ...single, type: "ordering" })).toEqual(["options.0.correct"]);
    expect(issues({ ...single, type: "matching", options: [option("a"), option("b", { match: "1" })] })).toEqual([
      "options.0.match",
    ]);
    expect(issues({ id: "q", type: "short-answer", stem: "?", options: [] })).toEqual(["options", "answers"]);
    expect(issues({ id: "q", type: "single", stem: "?" })).toEqual(["options"]);
  });

  it("wants exactly two options for true or false", () => {
    expect(issues({ ...single, type: "true-false", options: [option("a"), option("b"), option("c")] })).toEqual([
      "options",
    ]);
  });

  it("refuses more options, words and questions than the limits", () => {
    const many = Array.from({ length: 13 }, (_, index) => option(String(index)));
    expect(issues({ ...single, options: many })).toEqual(["options"]);
    expect(issues({ ...single, stem: "x".repeat(2001) })).toEqual(["stem"]);
    const questions = Array.from({ length: 201 }, (_, index) => ({ ...single, id: `q${index}` }));
    expect(quizContentSchema.safeParse({ title: "Coffee", questions }).success).toBe(false);
  });

  it("takes evidence with its place, and says that it was copied where nothing else is said", () => {
    const evidence = [
      { place: { questionId: "q1" }, sourceId: "s", start: 0, end: 3, quote: "Fin", state: "supported" },
    ];
    expect(questionSchema.parse({ ...single, evidence }).evidence?.[0]?.origin).toBe("source");
  });
});
