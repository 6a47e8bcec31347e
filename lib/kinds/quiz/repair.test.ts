import { describe, expect, it } from "vitest";
import { repair } from "./repair.ts";
import type { QuizContent } from "./schema.ts";

const content: QuizContent = {
  title: "Coffee",
  questions: [{ id: "q", type: "short-answer", stem: "Which country?", answers: ["Brazil"] }],
};
const candidate = { id: "w1", type: "short-answer", stem: "Which year?", answers: ["1869"] };
const weak = (fix: string) => ({
  rule: "weak-candidate",
  severity: "hint" as const,
  place: { whole: true as const },
  message: "",
  fix,
});

describe("repair", () => {
  it("adds a weak candidate once, and only when it is a question", () => {
    const added = repair(content, weak(JSON.stringify(candidate)));
    expect(added.questions.map((question) => question.id)).toEqual(["q", "w1"]);
    expect(repair(added, weak(JSON.stringify(candidate)))).toBe(added);
    expect(repair(content, weak("{"))).toBe(content);
    expect(repair(content, weak(JSON.stringify({ id: "x" })))).toBe(content);
  });

  it("gives the content back as it was when the finding has no fix or its question is gone", () => {
    const finding = { rule: "twin-question", severity: "warning" as const, place: { questionId: "gone" }, message: "" };
    expect(repair(content, finding)).toBe(content);
    expect(repair(content, { ...finding, fix: "Remove this question" })).toBe(content);
    const option = {
      ...finding,
      rule: "empty-option",
      place: { questionId: "q", optionId: "gone" },
      fix: "Remove this option",
    };
    expect(repair(content, option)).toBe(content);
  });

  it("does not change the content that it was given", () => {
    const before = structuredClone(content);
    repair(content, weak(JSON.stringify(candidate)));
    expect(content).toEqual(before);
  });
});
