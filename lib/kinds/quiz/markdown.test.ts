import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { toMarkdown } from "./markdown.ts";
import type { QuizContent } from "./schema.ts";

const content: QuizContent = {
  title: "The *Suez* Canal",
  introduction: "Three questions.",
  questions: [
    {
      id: "q1",
      type: "single",
      stem: "The canal opened in _____.",
      options: [
        { id: "a", text: "1858" },
        { id: "b", text: "1869", correct: true },
      ],
      explanation: "It opened on 17 November 1869.",
    },
    { id: "q2", type: "short-answer", stem: "# Who arranged <b>it</b>?", answers: ["Disraeli", "Benjamin Disraeli"] },
    {
      id: "q3",
      type: "matching",
      stem: "Match each event with its year.",
      options: [
        { id: "a", text: "Opened", match: "1869" },
        { id: "b", text: "Closed", match: "1967" },
      ],
    },
    {
      id: "q4",
      type: "ordering",
      stem: "Put in order.",
      options: ["Founded", "Opened", "Closed"].map((text) => ({ id: text, text })),
    },
  ],
};
const markdown = toMarkdown(content);

describe("a quiz as Markdown", () => {
  it("lists each question with lettered options, and the answers at the end", () => {
    expect(markdown).toContain("1. The canal opened in _____.\n\n   - A. 1858\n   - B. 1869");
    const [asked, answered] = markdown.split("## Answers");
    expect(asked).not.toContain("It opened on 17 November");
    expect(answered).toContain("1. **B. 1869**\n\n   It opened on 17 November 1869.");
    expect(answered).toContain("2. **Disraeli / Benjamin Disraeli**");
  });

  it("does not show an ordering question in its right order", () => {
    const shown = [...markdown.matchAll(/- [A-C]\. (Founded|Opened|Closed)$/gm)].map((match) => match[1]).slice(-3);
    expect(shown).not.toEqual(["Founded", "Opened", "Closed"]);
    const letters = ["Founded", "Opened", "Closed"].map((text) => "ABC"[shown.indexOf(text)]);
    expect(markdown).toContain(`4. **${letters.join(", ")}**`);
  });

  it("numbers the matches and tells the pairs by letter and number", () => {
    const matches = markdown.match(/To match: 1: (\d{4}); 2: (\d{4})/);
    expect([matches?.[1], matches?.[2]].sort()).toEqual(["1869", "1967"]);
    expect(markdown).toContain(matches?.[1] === "1869" ? "3. **A – 1; B – 2**" : "3. **A – 2; B – 1**");
  });

  it("formats nothing that was plain text", () => {
    const types: string[] = [];
    const walk = (node: { type: string; children?: unknown[] }) => {
      types.push(node.type);
      for (const child of node.children ?? []) walk(child as { type: string });
    };
    const tree = unified().use(remarkParse).parse(markdown);
    walk(tree);
    expect(types).not.toContain("html");
    expect(types).not.toContain("emphasis");
    expect(types.filter((type) => type === "heading")).toHaveLength(2);
  });
});
