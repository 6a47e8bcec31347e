import { describe, expect, it } from "vitest";
import type { Evidence } from "#lib/kinds/evidence";
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import { coverageOf, evidenceOf, partsOf } from "./source-parts.ts";

const passages = (headings: (string | null)[]) =>
  headings.map((heading, index) => ({ start: index * 10, end: index * 10 + 8, heading }));

const question: QuizQuestion = { id: "q1", type: "short-answer", stem: "?", answers: ["x"] };

function restsAt(start: number, questionId = "q1"): Evidence {
  const place = { questionId };
  return {
    place,
    origin: "source",
    sourceId: "s",
    revisionId: null,
    start,
    end: start + 2,
    quote: "x",
    state: "supported",
  };
}

describe("partsOf", () => {
  it("joins the passages under one heading", () => {
    const parts = partsOf(passages(["Brood", "Brood", "Winter"]), "");
    expect(parts).toEqual([
      { title: "Brood", start: 0, end: 18 },
      { title: "Winter", start: 20, end: 28 },
    ]);
  });

  it("cuts a source without headings into at most eight parts, named by their first words", () => {
    const parts = partsOf(passages(Array.from({ length: 20 }, () => null)), "a hive is full of bees ".repeat(12));
    expect(parts.length).toBeLessThanOrEqual(8);
    expect(parts[0]?.title).toMatch(/^a hive is full/);
    expect(parts.at(-1)?.end).toBe(198);
  });

  it("has no part for an empty source", () => {
    expect(partsOf([], "")).toEqual([]);
  });
});

describe("coverageOf", () => {
  const source = { id: "s", title: "S", parts: partsOf(passages(["Brood", "Winter"]), "") };

  it("numbers the questions that rest on each part, also in the gap after it", () => {
    const [brood, winter] = coverageOf(source, [question, { ...question, id: "q2" }], [restsAt(9), restsAt(12, "q2")]);
    expect([brood?.questions, winter?.questions]).toEqual([[1], [2]]);
  });
});

describe("evidenceOf", () => {
  it("counts a passage once that both the generation and the question name", () => {
    expect(
      evidenceOf({ ...question, evidence: [restsAt(3)] }, [restsAt(3), restsAt(5), restsAt(3, "q2")]),
    ).toHaveLength(2);
  });
});
