import { describe, expect, it } from "vitest";
import { changeAt, changesOf, countChangedWords } from "./changes.ts";
import { drawn, givenBlocks } from "./given-text.ts";

const changed = (before: string, after: string) => changesOf(givenBlocks(before), givenBlocks(after));

describe("changesOf", () => {
  it("shows words inside a paragraph and leaves the others whole", () => {
    const items = changed("One stays.\n\nIt is not short.\n\nLast.", "One stays.\n\nIt is short.\n\nLast.");
    expect(drawn(items)).toEqual(["One stays.", "It is -not -short.", "Last."]);
  });

  it("reads words that follow each other as one change", () => {
    expect(drawn(changed("A strait about 900 km long.", "A strait about 800 kilometres long."))).toEqual([
      "A strait about -900 km-+800 kilometres+ long.",
    ]);
  });

  it("numbers the changes, and tells what was added or removed at the end", () => {
    expect(drawn(changed("One.", "One.\n\nTwo."))).toEqual(["One.", "+Two.+"]);
    const removed = changed("One.\n\nTwo.", "One.");
    expect(drawn(removed)).toEqual(["One.", "-Two.-"]);
    expect(removed.at(-1)).toMatchObject({ number: 1 });
  });

  it("finds the paragraph again that was changed below a new one", () => {
    const items = changed("The strait is 900 km long.", "Ships come in a row.\n\nThe strait is 800 km long.");
    expect(drawn(items)).toEqual(["+Ships come in a row.+", "The strait is -900-+800+ km long."]);
  });

  it("shows words that became bold, and a right answer that became a wrong one", () => {
    expect(drawn(changed("It is deep.", "It is **deep**."))).toEqual(["It is -deep-+deep+."]);
    expect(changed("- [x] Asia", "- [ ] Asia")).toMatchObject([
      { kind: "change", before: { sign: "on" }, after: { sign: "off" } },
    ]);
  });

  it("finds nothing in the same text", () => {
    const items = changed("A.\n\nB.", "A.\n\nB.");
    expect(items).toHaveLength(1);
    expect(countChangedWords(items)).toBe(0);
  });

  it("compares texts without spaces between words by their words", () => {
    const [before, after] = [givenBlocks("蜜蜂生活在蜂巢中。"), givenBlocks("蜜蜂生活在蜂箱中。")];
    expect(drawn(changesOf(before, after))[0]).toMatch(/^蜜蜂生活在-/);
  });
});

describe("countChangedWords", () => {
  it("counts words in and words out", () => {
    expect(countChangedWords(changed("about 900 km long", "about 800 kilometres long"))).toBe(4);
  });
});

describe("changeAt", () => {
  it("finds the change that a range of the new text lies in", () => {
    const after = "One.\n\nThe shortest way.";
    const items = changed("One.\n\nNot the shortest way.", after);
    const at = after.indexOf("shortest");
    expect(changeAt(items, at, at + 8)?.number).toBe(1);
    expect(changeAt(items, 0, 3)).toBeNull();
  });
});
