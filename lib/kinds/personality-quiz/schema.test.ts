import { describe, expect, it } from "vitest";
import { readOutcome, outcomeText, titleOf, traitText } from "./blurb.ts";
import { toMarkdown } from "./markdown.ts";
import { personalityBriefSchema, personalityContentSchema, type PersonalityContent } from "./schema.ts";

const content: PersonalityContent = {
  title: "Which one?",
  introduction: "First.\n\nSecond.",
  outcomes: [
    { id: "cat", title: "The *Cat*", text: "Quiet." },
    { id: "dog", title: "The Dog", text: "Loud." },
  ],
  questions: [
    {
      id: "q1",
      stem: "What now?",
      options: [
        { id: "a", text: "Sleep", weights: { cat: 2 } },
        { id: "b", text: "Run", weights: { dog: 2, cat: 0 } },
      ],
    },
  ],
};
const pathsOf = (value: unknown) =>
  personalityContentSchema.safeParse(value).error?.issues.map(({ path }) => path.join("."));

describe("personalityContentSchema", () => {
  it("takes the plain form of the API, and an unfinished quiz", () => {
    expect(pathsOf(content)).toBeUndefined();
    expect(pathsOf({ title: "T", outcomes: [{ id: "a", title: "", text: "" }], questions: [] })).toBeUndefined();
  });

  it("refuses points for an outcome that is not there, double ids, and unknown traits", () => {
    const [question] = content.questions;
    const foreign = { ...question, options: [{ id: "a", text: "", weights: { owl: 1 } }] };
    expect(pathsOf({ ...content, questions: [foreign] })).toEqual(["questions.0.options.0.weights.owl"]);
    expect(pathsOf({ ...content, questions: [question, question] })).toEqual(["questions.1.id"]);
    expect(
      pathsOf({ ...content, outcomes: [{ ...content.outcomes[0], traits: ["grumpy"] }, content.outcomes[1]] }),
    ).toEqual(["outcomes.0.traits.0"]);
  });
});

describe("personalityBriefSchema", () => {
  it("wants two to eight different outcomes and a number of questions", () => {
    const brief = { theme: "Bees", outcomes: ["One", "Two"], questions: 5 };
    expect(personalityBriefSchema.safeParse(brief).success).toBe(true);
    for (const wrong of [
      { outcomes: ["One"] },
      { outcomes: ["One", "one"] },
      { outcomes: Array.from("abcdefghi") },
      { questions: 0 },
      { theme: " " },
    ])
      expect(personalityBriefSchema.safeParse({ ...brief, ...wrong }).success).toBe(false);
  });
});

describe("words of an outcome", () => {
  it.each([
    ["The Forager", "The Forager", ""],
    ["The Forager: always out", "The Forager", "always out"],
    ["A grey cat – sleeps all day", "A grey cat", "sleeps all day"],
    ["The one-armed bandit", "The one-armed bandit", ""],
    ["Nine\nto five", "Nine", "to five"],
  ])("are read from “%s”", (text, title, description) => expect(readOutcome(text)).toEqual({ title, description }));

  it("begin with what the brief says of it, as a sentence", () => {
    expect(outcomeText("always out", "You go.")).toBe("Always out. You go.");
    expect(outcomeText("Why not?", "You go.")).toBe("Why not? You go.");
    expect(traitText([])).toBe("");
  });

  it.each([
    ["Which bee are you?", "Which bee are you?"],
    ["Which bee are you", "Which bee are you?"],
    ["Ways to travel", "Ways to travel: which one are you?"],
  ])("make the title of “%s”", (theme, title) => expect(titleOf(theme)).toBe(title));
});

describe("toMarkdown", () => {
  it("has questions, outcomes and points, with marks escaped", () => {
    expect(toMarkdown(content)).toBe(
      [
        "# Which one?\n\nFirst.\n\nSecond.\n\n1. What now?\n\n   - A. Sleep\n   - B. Run",
        "## Outcomes\n\n### The \\*Cat\\*\n\nQuiet.\n\n### The Dog\n\nLoud.",
        "## Points\n\n1. A: The \\*Cat\\* 2; B: The Dog 2\n",
      ].join("\n\n"),
    );
  });
});
