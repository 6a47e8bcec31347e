import { describe, expect, it } from "vitest";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { nearnessOf } from "./nearness.ts";
import { askedOf, firstPlay, step, type Play } from "./play.ts";

const options = [{ id: "a", text: "A", weights: {} }];
const content: PersonalityContent = {
  title: "T",
  outcomes: [],
  ask: 2,
  questions: [
    { id: "q1", stem: "", tags: ["food"], options },
    { id: "q2", stem: "", tags: ["travel"], options },
    { id: "q3", stem: "", tags: ["food"], options },
    { id: "q4", stem: "", options: [] },
  ],
};
const like = (play: Play, domain: "food" | "travel" | "work" | "home") => step(play, { type: "like", domain, most: 3 });

describe("askedOf", () => {
  it("asks everything of a reader without likings, but for questions that cannot be answered", () => {
    expect(askedOf(content, firstPlay).map(({ id }) => id)).toEqual(["q1", "q2", "q3"]);
  });

  it("asks what is liked first, and no more than the quiz says", () => {
    expect(askedOf(content, like(firstPlay, "travel")).map(({ id }) => id)).toEqual(["q2", "q1"]);
    expect(askedOf(content, like(firstPlay, "food")).map(({ id }) => id)).toEqual(["q1", "q3"]);
  });
});

describe("step", () => {
  it("takes a liking back, and none beyond the most", () => {
    const three = like(like(like(firstPlay, "food"), "travel"), "work");
    expect(like(three, "home").liked).toEqual(["food", "travel", "work"]);
    expect(like(three, "travel").liked).toEqual(["food", "work"]);
  });

  it("goes on to the result, and back with the answers kept", () => {
    const started = step(firstPlay, { type: "start" });
    const answered = step(started, { type: "choose", questionId: "q1", optionId: "a" });
    const second = step(answered, { type: "next", count: 2 });
    expect([second.stage, second.at]).toEqual(["questions", 1]);
    expect(step(second, { type: "next", count: 2 }).stage).toBe("result");
    const back = step(second, { type: "back" });
    expect([back.at, back.chosen]).toEqual([0, { q1: "a" }]);
    expect(step(back, { type: "back" }).stage).toBe("start");
  });

  it("begins again without answers, and remembers what is liked", () => {
    const played = { ...like(firstPlay, "food"), stage: "result" as const, chosen: { q1: "a" } };
    expect(step(played, { type: "again" })).toEqual({ ...firstPlay, liked: ["food"] });
  });
});

describe("nearnessOf", () => {
  it("has a word for each distance", () => {
    expect([0.8, 0.7, 0.55, 0.2].map((match) => nearnessOf(match, 0.8))).toEqual(["equal", "close", "some", "far"]);
  });
});
