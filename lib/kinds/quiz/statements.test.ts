import { describe, expect, it } from "vitest";
import type { QuizQuestion } from "./schema.ts";
import { explanationOf, statementsOf } from "./statements.ts";

const single = (stem: string, key: string): QuizQuestion => ({
  id: "q1",
  type: "single",
  stem,
  options: [
    { id: "a", text: "another" },
    { id: "b", text: key, correct: true },
  ],
});
const said = (question: QuizQuestion) => statementsOf(question).map(({ text }) => text);

describe("statementsOf", () => {
  it.each([
    ["Complete the statement: “The canal opened in _____.”", "1869", "The canal opened in 1869."],
    ["Who designed the old bridge over the river?", "Ada Wells", "Ada Wells designed the old bridge over the river."],
    ["Which country closed the canal for eight years?", "Egypt", "Egypt closed the canal for eight years."],
    ["How many bees live in one hive?", "60,000", "60,000 bees live in one hive."],
    ["How many bees live in one hive?", "60,000 bees", "60,000 bees live in one hive."],
    ["In which year was the bridge opened for trains?", "1932", "The bridge was opened for trains in 1932."],
  ])("puts the key of “%s” in its place", (stem, key, statement) => {
    expect(said(single(stem, key))).toEqual([statement]);
  });

  it("takes the first accepted answer of a short answer", () => {
    const question: QuizQuestion = {
      id: "q",
      type: "short-answer",
      stem: "It has _____ rooms.",
      answers: ["nine", "9"],
    };
    expect(said(question)).toEqual(["It has nine rooms."]);
  });

  it("says of a statement whether the quiz takes it for true", () => {
    const options = (isTrue: boolean) => [
      { id: "true", text: "True", correct: isTrue },
      { id: "false", text: "False", correct: !isTrue },
    ];
    const stem = "The canal is 193 kilometres long.";
    for (const isTrue of [true, false])
      expect(statementsOf({ id: "q", type: "true-false", stem, options: options(isTrue) })).toEqual([
        { text: stem, holds: isTrue },
      ]);
  });

  it("has one statement for each option that is a sentence", () => {
    const question: QuizQuestion = {
      id: "q",
      type: "multiple",
      stem: "Which of these statements agree with the source?",
      options: [
        { id: "s1", text: "The canal links two seas.", correct: true },
        { id: "s2", text: "The canal has forty locks.", correct: false },
        { id: "s3", text: "Egypt", correct: true },
      ],
    };
    expect(statementsOf(question)).toEqual([
      { text: "The canal links two seas.", holds: true, optionId: "s1" },
      { text: "The canal has forty locks.", holds: false, optionId: "s2" },
    ]);
  });

  it("makes none where question and answer are no sentence together", () => {
    expect(said(single("Why is the sea salty?", "rivers bring salt"))).toEqual([]);
    expect(said(single("Who designed it?", ""))).toEqual([]);
    const pairs: QuizQuestion = {
      id: "q",
      type: "matching",
      stem: "Match each event with its year.",
      options: [{ id: "m1", text: "The canal opened", match: "1869" }],
    };
    expect(said(pairs)).toEqual([]);
  });
});

describe("explanationOf", () => {
  const of = (explanation: string) =>
    explanationOf({ ...single("Who?", "x"), explanation }, "The canal opened in 1869.");

  it("is what a person says about the answer", () => {
    expect(of("It opened ten years later than planned.")).toBe("It opened ten years later than planned.");
    expect(of("The source says: “The canal opened in 1868.”")).toBe("The canal opened in 1868.");
  });

  it("is none where it only quotes its source, or says nothing", () => {
    expect(of("The source says: “The canal opened in 1869.”")).toBeNull();
    expect(of(" ")).toBeNull();
  });
});
