import { describe, expect, it } from "vitest";
import { personalityContentSchema, type PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import * as edits from "./edit-personality.ts";
import { readPersonalityBrief } from "./read-brief.ts";

const content: PersonalityContent = {
  title: "Which one?",
  outcomes: [
    { id: "cat", title: "Cat", text: "Quiet.", traits: ["calm", "private"], wordedBy: "bank" },
    { id: "dog", title: "Dog", text: "Loud.", traits: ["loyal"] },
  ],
  questions: [
    {
      id: "q1",
      stem: "What now?",
      scenario: "weekend-rain",
      options: [
        { id: "a", text: "Sleep", weights: { cat: 2, dog: 1 }, traits: ["calm"], wordedBy: "bank" },
        { id: "b", text: "Run", weights: { dog: 2 } },
      ],
    },
    { id: "q2", stem: "And then?", options: [] },
  ],
};
const sound = (changed: PersonalityContent): PersonalityContent => personalityContentSchema.parse(changed);
const [question] = content.questions;

describe("outcomes", () => {
  it("take their points with them", () => {
    const changed = sound(edits.removeOutcome(content, "cat"));
    expect(changed.questions[0]?.options.map(({ weights }) => weights)).toEqual([{ dog: 1 }, { dog: 2 }]);
  });

  it("are people's words once people write them, and keep their origin while only the name changes", () => {
    expect(sound(edits.changeOutcome(content, "cat", { title: "Tomcat" })).outcomes[0]?.wordedBy).toBe("bank");
    expect(sound(edits.changeOutcome(content, "cat", { text: "Still." })).outcomes[0]?.wordedBy).toBeUndefined();
  });

  it("change points with their traits, but not points that people gave", () => {
    const changed = sound(edits.setTrait(content, "dog", 0, "calm"));
    expect(changed.outcomes[1]?.traits).toEqual(["calm"]);
    expect(changed.questions[0]?.options.map(({ weights }) => weights)).toEqual([{ cat: 2, dog: 2 }, { dog: 2 }]);
    const none = sound(edits.setTrait(content, "dog", 0, null));
    expect(none.questions[0]?.options[0]?.weights).toEqual({ cat: 2 });
  });

  it("hold a trait once, and three at most", () => {
    const moved = edits.setTrait(content, "cat", 0, "private");
    expect(moved.outcomes[0]?.traits).toEqual(["private"]);
    const three = edits.setTrait(edits.setTrait(content, "cat", 2, "warm"), "cat", 3, "earnest");
    expect(three.outcomes[0]?.traits).toEqual(["calm", "private", "warm"]);
  });

  it("are eight at most", () => {
    let grown = content;
    for (let time = 0; time < 10; time += 1) grown = edits.addOutcome(grown);
    expect(sound(grown).outcomes).toHaveLength(8);
  });
});

describe("questions", () => {
  it("are copied without the name of their scenario, so that it can be asked of the bank again", () => {
    const copy = sound(edits.duplicateQuestion(content, "q1")).questions[1];
    expect(copy?.stem).toBe("What now?");
    expect([copy?.id === "q1", copy?.scenario]).toEqual([false, undefined]);
  });

  it("move, and stay where they cannot", () => {
    expect(edits.moveQuestion(content, "q2", -1).questions.map(({ id }) => id)).toEqual(["q2", "q1"]);
    expect(edits.moveQuestion(content, "q1", -1)).toBe(content);
  });

  it("lose points that are set to nought, and bound the rest", () => {
    expect(edits.setPoints(question!, "a", "cat", 0).options[0]?.weights).toEqual({ dog: 1 });
    expect(edits.setPoints(question!, "b", "cat", 99).options[1]?.weights).toEqual({ dog: 2, cat: 10 });
  });

  it("are people's words once people write an option", () => {
    expect(edits.changeOptionText(question!, "a", "Doze").options[0]).toEqual({
      id: "a",
      text: "Doze",
      weights: { cat: 2, dog: 1 },
      traits: ["calm"],
    });
  });
});

describe("readPersonalityBrief", () => {
  it("leaves out empty lines, and takes likings from boxes and words", () => {
    const fields = {
      "brief.theme": " Bees ",
      "brief.outcomes": ["One", " ", "Two"],
      "brief.questions": "8",
      "brief.preferences": "Sport",
      "brief.otherPreferences": "dogs, quiet evenings,Sport",
    };
    expect(readPersonalityBrief(fields)).toEqual({
      theme: "Bees",
      outcomes: ["One", "Two"],
      questions: 8,
      preferences: ["Sport", "dogs", "quiet evenings"],
    });
    expect(readPersonalityBrief({ "brief.questions": "many" })).toEqual({
      theme: "",
      outcomes: [],
      questions: "many",
      preferences: undefined,
    });
  });
});
