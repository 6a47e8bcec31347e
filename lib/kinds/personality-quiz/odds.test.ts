import { describe, expect, it } from "vitest";
import { randomFrom } from "../quiz/shuffle.ts";
import { askedSets } from "./ask.ts";
import { oddsOf } from "./odds.ts";
import { rebalance } from "./odds/rebalance.ts";
import { reachOf } from "./odds/reach.ts";
import { drawnShares, sharesOf } from "./odds/shares.ts";
import { tableOf } from "./odds/table.ts";
import type { PersonalityContent, PersonalityQuestion } from "./schema.ts";
import { scoreAnswers } from "./score.ts";

/** A quiz with points by chance: many are nought, so that some outcomes cannot come up. */
function randomQuiz(seed: string, outcomeCount: number, questionCount: number): PersonalityContent {
  const random = randomFrom(seed);
  const outcomes = Array.from({ length: outcomeCount }, (_, at) => ({ id: `o${at}`, title: `O${at}`, text: "" }));
  const weight = () => Math.max(0, Math.floor(random() * 5) - 2);
  const questions = Array.from({ length: questionCount }, (_, at) => ({
    id: `q${at}`,
    stem: "",
    options: Array.from({ length: 2 + Math.floor(random() * 2) }, (_option, index) => ({
      id: `x${index}`,
      text: "",
      weights: Object.fromEntries(outcomes.map(({ id }) => [id, weight()])),
    })),
  }));
  return { title: "Quiz", outcomes, questions };
}

/** Every way to answer, scored as a reader's answers are. */
function bruteForce(content: PersonalityContent): { shares: number[]; wins: boolean[]; ties: number } {
  const shares = content.outcomes.map(() => 0);
  const wins = content.outcomes.map(() => false);
  let [ties, ways] = [0, 0];
  const answer = (at: number, chosen: Record<string, string>): void => {
    const question = content.questions[at];
    if (question) return question.options.forEach(({ id }) => answer(at + 1, { ...chosen, [question.id]: id }));
    ways += 1;
    const { matches, outcomeId } = scoreAnswers(content, content.questions, chosen);
    if (outcomeId === null) return;
    const best = matches[0]?.match ?? 0;
    const first = matches.filter(({ match }) => best - match < 1e-9).map((one) => one.outcomeId);
    content.outcomes.forEach(({ id }, place) => {
      if (!first.includes(id)) return;
      shares[place] = (shares[place] ?? 0) + 1 / first.length;
      if (first.length === 1) wins[place] = true;
    });
    if (first.length > 1) ties += 1;
  };
  answer(0, {});
  return { shares: shares.map((share) => share / ways), wins, ties: ties / ways };
}

const cases = Array.from({ length: 60 }, (_, at) => [`quiz ${at}`, 2 + (at % 5), 1 + (at % 6)] as const);

describe("sharesOf and reachOf", () => {
  it("agree with every way to answer, counted one by one", () => {
    let unreachable = 0;
    for (const [seed, outcomes, questions] of cases) {
      const quiz = randomQuiz(seed, outcomes, questions);
      const table = tableOf(quiz, quiz.questions);
      const expected = bruteForce(quiz);
      const counted = sharesOf(table);
      expect(counted.counted.exact).toBe(true);
      expect(counted.wins).toEqual(expected.wins);
      expect(counted.ties).toBeCloseTo(expected.ties, 9);
      counted.shares.forEach((share, at) => expect(share).toBeCloseTo(expected.shares[at] ?? -1, 9));
      quiz.outcomes.forEach((_, at) =>
        expect([seed, at, reachOf(table, at).reachable]).toEqual([seed, at, expected.wins[at]]),
      );
      unreachable += expected.wins.filter((wins) => !wins).length;
    }
    // Otherwise the cases would not try what they are for.
    expect(unreachable).toBeGreaterThan(10);
  });

  it("come near to the exact shares when ways are drawn", () => {
    const quiz = randomQuiz("drawn", 4, 6);
    const table = tableOf(quiz, quiz.questions);
    const [exact, drawn] = [sharesOf(table), drawnShares(table, 20_000)];
    expect(drawn.counted).toEqual({ exact: false, ways: 20_000 });
    drawn.shares.forEach((share, at) => expect(Math.abs(share - (exact.shares[at] ?? 0))).toBeLessThan(0.02));
  });

  it("draw ways where there are too many sums, and say so", () => {
    const quiz = randomQuiz("large", 8, 30);
    expect(sharesOf(tableOf(quiz, quiz.questions)).counted).toEqual({ exact: false, ways: 20_000 });
  });
});

describe("oddsOf", () => {
  it("looks at every set of questions that some reader is asked", () => {
    const options: PersonalityQuestion["options"] = [
      { id: "a", text: "", weights: { cat: 2 } },
      { id: "b", text: "", weights: { dog: 2 } },
    ];
    const catless: PersonalityQuestion["options"] = [
      { id: "a", text: "", weights: { dog: 1 } },
      { id: "b", text: "", weights: {} },
    ];
    const outcomes = ["cat", "dog"].map((id) => ({ id, title: id, text: "" }));
    const content: PersonalityContent = {
      title: "Quiz",
      outcomes,
      ask: 1,
      questions: [
        { id: "q1", stem: "", tags: ["food"], options },
        { id: "q2", stem: "", tags: ["travel"], options: catless },
      ],
    };
    expect(askedSets(content)).toEqual([[0, 1], [0], [1]]);
    expect(oddsOf(content).outcomes.map(({ missedSets }) => missedSets)).toEqual([1, 0]);
  });

  it("holds with nothing to count", () => {
    expect(oddsOf({ title: "Quiz", outcomes: [], questions: [] }).outcomes).toEqual([]);
    const empty = { title: "Quiz", outcomes: randomQuiz("x", 3, 1).outcomes, questions: [] };
    expect(oddsOf(empty).outcomes.every(({ state }) => state === "unreachable")).toBe(true);
    const single = randomQuiz("single", 1, 2);
    expect(oddsOf(single).outcomes).toHaveLength(1);
  });
});

describe("rebalance", () => {
  it("brings every outcome back, near to an equal share, by changing single points", () => {
    for (const seed of ["one", "two", "three"]) {
      const quiz = randomQuiz(seed, 4, 8);
      const lame = {
        ...quiz,
        questions: quiz.questions.map((question) => ({
          ...question,
          options: question.options.map((option) => ({ ...option, weights: { ...option.weights, o0: 0 } })),
        })),
      };
      expect(oddsOf(lame).outcomes[0]?.state).toBe("unreachable");
      expect(oddsOf(rebalance(lame)).outcomes.map(({ state }) => state)).toEqual(["fair", "fair", "fair", "fair"]);
    }
  });
});
