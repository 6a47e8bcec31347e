import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { questionSchema, type QuestionType } from "#lib/kinds/quiz/schema";
import { buildQuestions } from "./build.ts";
import { findCandidates } from "./candidates.ts";
import { choose, dropTwins } from "./choose.ts";
import { readDocument, salienceByTerms } from "./document.ts";
import { findEvents } from "./events.ts";
import { planQuestions, usedBy } from "./plan.ts";
import type { Candidate } from "./types.ts";

const text = readFileSync(new URL("../../../tests/fixtures/texts/suez.txt", import.meta.url), "utf8");
const document = readDocument({ id: "s", title: "Suez", language: "en", text, passages: [] });
const salience = salienceByTerms(document);
const all = [...document.sentences.keys()].flatMap(
  (index) => findCandidates(document, index, salience[index] ?? 0, { level: "medium", forbidden: null }).accepted,
);
const plan = (questions: number, types?: QuestionType[]) => planQuestions(all, { questions, types });
const build = (questions: number, types: QuestionType[], seed = "1") =>
  buildQuestions(plan(questions, types).questions, { level: "medium", seed, idPrefix: "q" });

describe("choose", () => {
  it("takes one per sentence, two per paragraph, three of a sort, in the order of the source", () => {
    const chosen = choose(all, 10);
    const count = (of: (candidate: Candidate) => unknown) =>
      Math.max(...chosen.map((one) => chosen.filter((other) => of(other) === of(one)).length));
    expect(chosen.length).toBeGreaterThanOrEqual(8);
    expect(count((candidate) => candidate.sentence)).toBe(1);
    expect(count((candidate) => candidate.sentence.paragraph)).toBe(2);
    expect(count((candidate) => candidate.key.type)).toBeLessThanOrEqual(3);
    expect(chosen.map((candidate) => candidate.sentence.start)).toEqual(
      chosen.map((candidate) => candidate.sentence.start).sort((one, other) => one - other),
    );
  });
});

describe("dropTwins", () => {
  it("drops both of two stems that differ only in the key", () => {
    const candidate = all.find((found) => found.key.type === "measure") as Candidate;
    const twin = { ...candidate, sentence: { ...candidate.sentence }, key: { ...candidate.key, text: "999 miles" } };
    twin.stem = candidate.stem.replace(candidate.key.text, "999 miles");
    expect(dropTwins([candidate, twin])).toEqual([]);
    expect(dropTwins([candidate])).toEqual([candidate]);
  });
});

describe("planQuestions", () => {
  it("makes questions with one answer where no type is named", () => {
    expect(new Set(plan(5).questions.map((question) => question.type))).toEqual(new Set(["single"]));
    expect(plan(5).questions).toHaveLength(5);
  });

  it("uses each sentence of the source once, whatever the types", () => {
    const used = plan(20, [
      "single",
      "multiple",
      "true-false",
      "short-answer",
      "matching",
      "ordering",
    ]).questions.flatMap(usedBy);
    expect(new Set(used.map((candidate) => candidate.sentence)).size).toBe(used.length);
  });

  it("names the types that the material gives nothing for", () => {
    expect(planQuestions(all.slice(0, 2), { questions: 3, types: ["single", "ordering"] }).missing).toEqual([
      "ordering",
    ]);
  });

  it("makes no type that was not asked for", () => {
    for (const type of ["true-false", "short-answer", "matching", "ordering", "multiple"] as const) {
      const types = plan(6, [type]).questions.map((question) => question.type);
      expect(types.length).toBeGreaterThan(0);
      expect(new Set(types)).toEqual(new Set([type]));
    }
  });
});

describe("dated events", () => {
  it("are worded without their date, one for each year", () => {
    const events = findEvents(all);
    expect(events.length).toBeGreaterThanOrEqual(4);
    expect(new Set(events.map((event) => event.year)).size).toBe(events.length);
    for (const event of events) expect(event.text).not.toMatch(/\d{4}|\.$/);
    expect(events.map((event) => `${event.year} ${event.text}`)).toContain("1869 The Suez Canal officially opened");
  });

  it("make a matching question with their years, and an ordering question from early to late", () => {
    const [matching, ordering] = build(6, ["matching", "ordering"]);
    expect(matching?.options?.every((option) => /^\d{4}$/.test(option.match ?? ""))).toBe(true);
    const yearOf = (option: string) =>
      Number(ordering?.explanation?.match(new RegExp(`(\\d{4}): ${option.slice(0, 20)}`))?.[1]);
    const years = ordering?.options?.map((option) => yearOf(option.text)) ?? [];
    expect(years.length).toBeGreaterThanOrEqual(3);
    expect(years).toEqual([...years].sort((one, other) => one - other));
  });
});

describe("buildQuestions", () => {
  it("makes valid questions of all six types", () => {
    const questions = build(12, ["single", "multiple", "true-false", "short-answer", "matching", "ordering"]);
    for (const question of questions) expect(questionSchema.safeParse(question).error).toBeUndefined();
    expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length);
  });

  it("makes half of the statements false, by putting a wrong option in the place of the key", () => {
    const questions = build(6, ["true-false"]);
    const keys = questions.map((question) => question.options?.find((option) => option.correct)?.id);
    expect(Math.abs(keys.filter((key) => key === "true").length * 2 - keys.length)).toBeLessThanOrEqual(1);
    for (const [index, question] of questions.entries()) {
      const stem = usedBy(plan(6, ["true-false"]).questions[index]!)[0]?.stem;
      expect(question.stem === stem).toBe(keys[index] === "true");
    }
  });

  it("accepts a number in figures and in words, with and without its unit", () => {
    const answers = build(10, ["short-answer"]).find((question) =>
      question.stem.includes("blocked the Suez Canal"),
    )?.answers;
    expect(answers).toEqual(["six", "6", "six days", "6 days"]);
  });

  it("lets two or three statements of four agree with the source", () => {
    for (const question of build(3, ["multiple"])) {
      const right = question.options?.filter((option) => option.correct).length;
      expect([2, 3]).toContain(right);
      expect(question.options).toHaveLength(4);
    }
  });
});
