import { describe, expect, it } from "vitest";
import type { PersonalityQuestion } from "./schema.ts";
import { scoreAnswers } from "./score.ts";

const outcomes = ["cat", "dog", "owl"].map((id) => ({ id, title: id, text: "" }));
const question = (id: string, ...weights: Record<string, number>[]): PersonalityQuestion => ({
  id,
  stem: id,
  options: weights.map((each, at) => ({ id: "abc"[at] ?? "", text: "", weights: each })),
});
const first = question("q1", { cat: 2 }, { dog: 2 }, { owl: 2 });
const second = question("q2", { cat: 2, owl: 1 }, { dog: 2 }, { owl: 2 });

describe("scoreAnswers", () => {
  it("gives the outcome whose share of its points is largest, and how near the others are", () => {
    const result = scoreAnswers({ outcomes }, [first, second], { q1: "a", q2: "a" });
    expect(result).toEqual({
      outcomeId: "cat",
      tied: false,
      matches: [
        { outcomeId: "cat", match: 1 },
        { outcomeId: "owl", match: 0.25 },
        { outcomeId: "dog", match: 0 },
      ],
    });
  });

  it("counts only what was answered: a subset is as fair as the whole", () => {
    const result = scoreAnswers({ outcomes }, [first], { q1: "b", q2: "a" });
    expect(result.matches[0]).toEqual({ outcomeId: "dog", match: 1 });
  });

  it("favours no outcome that has more points to give away", () => {
    const loud = question("q1", { cat: 10 }, { dog: 1 });
    const fair = question("q2", { cat: 10 }, { dog: 1 });
    expect(scoreAnswers({ outcomes }, [loud, fair], { q1: "b", q2: "b" }).outcomeId).toBe("dog");
  });

  it("lets the latest answer decide between equals, whatever their order in the list", () => {
    const [one, other] = [question("q1", { cat: 2 }, { dog: 2 }), question("q2", { cat: 2 }, { dog: 2 })];
    expect(scoreAnswers({ outcomes }, [one, other], { q1: "a", q2: "b" })).toMatchObject({
      outcomeId: "dog",
      tied: true,
    });
    expect(scoreAnswers({ outcomes }, [one, other], { q1: "b", q2: "a" })).toMatchObject({
      outcomeId: "cat",
      tied: true,
    });
  });

  it("takes negative points for what they are", () => {
    const against = question("q1", { cat: -2, dog: 1 }, { cat: 1 });
    expect(scoreAnswers({ outcomes }, [against], { q1: "b" }).matches[0]).toEqual({ outcomeId: "cat", match: 1 });
  });

  it("gives no outcome for no answers, for unknown options, and for answers without points", () => {
    for (const chosen of [{}, { q1: "z" }, { q9: "a" }] as Record<string, string>[])
      expect(scoreAnswers({ outcomes }, [first], chosen).outcomeId).toBeNull();
    expect(scoreAnswers({ outcomes }, [question("q1", {}, {})], { q1: "a" }).outcomeId).toBeNull();
  });
});
