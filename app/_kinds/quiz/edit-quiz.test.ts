import { describe, expect, it } from "vitest";
import { QUESTION_TYPES, quizContentSchema, type QuizContent, type QuizQuestion } from "#lib/kinds/quiz/schema";
import {
  addOption,
  addQuestion,
  duplicateQuestion,
  markKey,
  moveQuestion,
  MOST,
  newQuestion,
  removeQuestion,
  withType,
} from "./edit-quiz.ts";

const question: QuizQuestion = {
  id: "q1",
  type: "single",
  stem: "Who?",
  options: [
    { id: "a", text: "Ada", correct: false, feedback: "No." },
    { id: "b", text: "Grace", correct: true },
  ],
};
const content: QuizContent = { title: "Quiz", questions: [question, { ...question, id: "q2" }] };

describe("withType", () => {
  it("makes what the schema accepts, from every type to every other", () => {
    for (const from of QUESTION_TYPES)
      for (const to of QUESTION_TYPES) {
        const changed = withType(withType(question, from), to);
        expect(quizContentSchema.safeParse({ title: "Quiz", questions: [changed] }).error, `${from} to ${to}`).toBe(
          undefined,
        );
      }
  });

  it("keeps the key on the way to a short answer and back", () => {
    const short = withType(question, "short-answer");
    expect(short.answers).toEqual(["Grace"]);
    expect(withType(short, "single").options?.find(({ correct }) => correct)?.text).toBe("Grace");
  });

  it("keeps one key of several where only one may be", () => {
    const several = markKey(withType(question, "multiple"), "a");
    const one = withType(several, "single");
    expect(one.options?.filter(({ correct }) => correct).map(({ text }) => text)).toEqual(["Ada"]);
  });
});

describe("markKey", () => {
  it("moves the one key", () => {
    expect(markKey(question, "a").options?.map(({ correct }) => correct)).toEqual([true, false]);
  });
});

describe("questions", () => {
  it("are added, moved and removed without touching the others", () => {
    const added = addQuestion(content, "ordering");
    const moved = moveQuestion(added, "q1", 1);
    expect(moved.questions.map(({ id }) => id).slice(0, 2)).toEqual(["q2", "q1"]);
    expect(removeQuestion(moved, "q2").questions[0]).toBe(question);
    expect(moveQuestion(content, "q1", -1)).toEqual(content);
  });

  it("are copied with ids of their own, evidence included", () => {
    const evidence = [
      {
        place: { questionId: "q1" },
        origin: "source" as const,
        sourceId: "s",
        revisionId: null,
        start: 0,
        end: 1,
        quote: "x",
        state: "supported" as const,
      },
    ];
    const copied = duplicateQuestion({ ...content, questions: [{ ...question, evidence }] }, "q1");
    const [first, second] = copied.questions;
    expect(second?.id).not.toBe("q1");
    expect(second?.evidence?.[0]?.place).toEqual({ questionId: second?.id });
    expect(second?.options?.[0]?.id).not.toBe(first?.options?.[0]?.id);
    expect(quizContentSchema.safeParse(copied).success).toBe(true);
  });

  it("stop at the number that the schema allows", () => {
    const full = { ...content, questions: Array.from({ length: MOST.questions }, () => newQuestion("single")) };
    expect(addQuestion(full, "single")).toBe(full);
    expect(quizContentSchema.safeParse(full).success).toBe(true);
    const options = Array.from({ length: MOST.options }, (_, index) => ({ id: `o${index}`, text: "" }));
    expect(addOption({ ...question, options }).options).toHaveLength(MOST.options);
  });
});
