import { describe, expect, it } from "vitest";
import { proofOf } from "./proof.ts";

describe("proofOf", () => {
  it("gives a text with its title and description, and says where its own Markdown begins", () => {
    const content = { title: "Bees & *wasps*", description: "All of them.", markdown: "---\n\nOne.\n" };
    const { markdown, offset } = proofOf("article", content);
    expect(markdown).toBe("# Bees & \\*wasps\\*\n\n*All of them.*\n\n---\n\nOne.\n");
    expect(markdown.slice(offset)).toBe(content.markdown);
  });

  it("gives a quiz with its keys, feedback and explanations in their places", () => {
    const { markdown } = proofOf("quiz", {
      title: "Bees",
      introduction: "Read first.",
      questions: [
        {
          id: "1",
          type: "single",
          stem: "Who lays?",
          options: [
            { id: "a", text: "The queen", correct: true },
            { id: "b", text: "A drone", feedback: "No." },
          ],
          explanation: "Only she does.",
        },
        { id: "2", type: "short-answer", stem: "How many?", answers: ["2,000"] },
        { id: "3", type: "matching", stem: "Match.", options: [{ id: "a", text: "Queen", match: "eggs" }] },
        {
          id: "4",
          type: "ordering",
          stem: "Order.",
          options: [
            { id: "a", text: "egg" },
            { id: "b", text: "larva" },
          ],
        },
      ],
    });
    expect(markdown).toBe(`# Bees

Read first.

## Who lays?

- [x] The queen
- [ ] A drone

  *No.*

> Only she does.

## How many?

- [x] 2,000

## Match.

- Queen – eggs

## Order.

1. egg
2. larva
`);
  });

  it("does not change when a question is moved past another but for its place", () => {
    const one = { id: "1", type: "short-answer", stem: "One?", answers: ["a"] };
    const two = { id: "2", type: "short-answer", stem: "Two?", answers: ["b"] };
    const blocks = (questions: unknown[]) => proofOf("quiz", { title: "T", questions }).markdown.split("\n\n").sort();
    expect(
      blocks([one, two])
        .map((block) => block.trim())
        .sort(),
    ).toEqual(
      blocks([two, one])
        .map((block) => block.trim())
        .sort(),
    );
  });
});
