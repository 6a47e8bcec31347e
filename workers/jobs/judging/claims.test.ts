import { describe, expect, it } from "vitest";
import type { Evidence, Place } from "#lib/kinds/evidence";
import { claimsOfQuiz, claimsOfText, settle } from "./claims.ts";

const evidence = (place: Place, quote: string, start = 0): Evidence => ({
  ...{ place, origin: "source", sourceId: "source", revisionId: null },
  ...{ start, end: start + quote.length, quote, state: "supported" },
});
const at = (quote: string): Place => ({ start: 0, end: quote.length, quote, prefix: "", suffix: "" });
const scores = (label: string, sure = 0.9) => ({ entailment: 0.05, neutral: 0.05, contradiction: 0.05, [label]: sure });

describe("claimsOfText", () => {
  it("leaves out what only repeats its source", () => {
    const list = [
      evidence(at("The canal opened in 1869."), "The canal opened in 1869."),
      evidence(at("It **opened** in 1869."), "The canal opened in\n1869."),
    ];
    expect(claimsOfText({ evidence: list })).toEqual([
      { index: 1, pairs: [{ premise: "The canal opened in 1869.", claim: "It opened in 1869.", holds: true }] },
    ]);
  });
});

describe("claimsOfQuiz", () => {
  const options = [
    { id: "s1", text: "The canal links two seas.", correct: true },
    { id: "s2", text: "The canal has forty locks.", correct: false },
  ];
  const content = {
    title: "Canals",
    questions: [
      {
        ...{ id: "q1", type: "short-answer", stem: "The canal opened in _____.", answers: ["1869"] },
        explanation: "It was ten years in the making.",
      },
      { id: "q2", type: "multiple", stem: "Which of these agree?", options },
      { id: "q3", type: "short-answer", stem: "It is _____ long.", answers: ["193 km"] },
    ],
  };

  it("asks about answer and explanation with all passages of the question, in their order", () => {
    const list = [
      evidence({ questionId: "q1" }, "It opened in 1869.", 40),
      evidence({ questionId: "q1" }, "The canal took ten years.", 4),
    ];
    const premise = "The canal took ten years. It opened in 1869.";
    expect(claimsOfQuiz({ content, evidence: list })).toEqual([
      {
        index: 0,
        pairs: [
          { premise, claim: "The canal opened in 1869.", holds: true },
          { premise, claim: "It was ten years in the making.", holds: true },
        ],
      },
    ]);
  });

  it("asks about each option with its own passage, and remembers which are to be wrong", () => {
    const list = [
      evidence({ questionId: "q2", optionId: "s1" }, "It joins two seas."),
      evidence({ questionId: "q2", optionId: "s2" }, "It has no locks."),
    ];
    expect(claimsOfQuiz({ content, evidence: list })).toEqual([
      { index: 0, pairs: [{ premise: "It joins two seas.", claim: "The canal links two seas.", holds: true }] },
      { index: 1, pairs: [{ premise: "It has no locks.", claim: "The canal has forty locks.", holds: false }] },
    ]);
  });

  it("asks nothing about a question without a passage", () => {
    expect(claimsOfQuiz({ content, evidence: [] })).toEqual([]);
  });
});

describe("settle", () => {
  const pair = { premise: "a", claim: "b", holds: true };

  it("goes by the worst of what was asked", () => {
    const settled = (...labels: string[]) =>
      settle(
        labels.map(() => pair),
        labels.map((label) => scores(label)),
      ).label;
    expect(settled("entailment", "contradiction", "neutral")).toBe("contradiction");
    expect(settled("entailment", "neutral")).toBe("neutral");
    expect(settled("entailment", "entailment")).toBe("entailment");
  });

  it("turns the verdict on what the draft itself calls untrue", () => {
    const untrue = { ...pair, holds: false };
    expect(settle([untrue], [scores("contradiction")]).label).toBe("entailment");
    expect(settle([untrue], [scores("entailment")])).toMatchObject({
      label: "contradiction",
      scores: { contradiction: 0.9 },
    });
  });

  it("claims nothing where nothing was judged", () => {
    expect(settle([pair], []).label).toBe("neutral");
  });
});
