import { describe, expect, it } from "vitest";
import { anchorOf, findQuote, reanchorAll } from "./anchors.ts";

const text = `# The canal

The canal opened on 17 November 1869, ten years later. It has no locks, because the seas stand level.

Ships queue for it at both ends. Today about 15 percent of world trade passes through it.

The canal was closed in 1956. It was closed again in 1967.
`;
const anchorFor = (quote: string, within = text) =>
  anchorOf(within, within.indexOf(quote), within.indexOf(quote) + quote.length);
const quoteAfter = (quote: string, after: string) => reanchorAll(text, after, [anchorFor(quote)])[0]?.quote;

describe("reanchorAll", () => {
  it("keeps anchors of an unchanged text", () => {
    const anchors = [anchorFor("no locks"), anchorFor("It was closed again")];
    expect(reanchorAll(text, text, anchors)).toEqual(anchors);
  });

  it("moves with text written before it", () => {
    const after = text.replace("# The canal\n", "# The canal\n\nA new paragraph stands here.\n");
    expect(reanchorAll(text, after, [anchorFor("no locks")])[0]).toEqual(anchorFor("no locks", after));
  });

  it("takes in an edit inside of it", () => {
    expect(quoteAfter("Today about 15 percent of world trade passes through it.", text.replace("15", "some 12"))).toBe(
      "Today about some 12 percent of world trade passes through it.",
    );
  });

  it("follows a sentence that moved to another paragraph", () => {
    const sentence = "Ships queue for it at both ends.";
    const after = `${text.replace(`${sentence} `, "")}\n${sentence}\n`;
    expect(reanchorAll(text, after, [anchorFor(sentence)])[0]).toMatchObject({
      start: after.indexOf(sentence),
      quote: sentence,
    });
  });

  it("loses a sentence that was deleted, rather than to guess", () => {
    expect(
      quoteAfter("Ships queue for it at both ends.", text.replace("Ships queue for it at both ends. ", "")),
    ).toBeUndefined();
  });

  it("loses a sentence in whose place another was written", () => {
    const after = text.replace(
      "It has no locks, because the seas stand level.",
      "Nobody knows why, but pilots are well paid there.",
    );
    expect(quoteAfter("It has no locks, because the seas stand level.", after)).toBeUndefined();
  });

  it("does not cut a character of two units in half", () => {
    const before = "Look: 😀 done";
    const [anchor] = reanchorAll(before, "Look: 😁 done", [anchorFor("😀 done", before)]);
    expect(anchor?.quote).toBe("😁 done");
  });

  it("seeks by words when the offsets do not belong to the text", () => {
    const stale = { ...anchorFor("no locks"), start: 3, end: 11 };
    expect(reanchorAll(text, `Preface.\n\n${text}`, [stale])[0]?.quote).toBe("no locks");
  });
});

describe("findQuote", () => {
  it("tells equal words apart by what stands around them", () => {
    const second = anchorOf(text, text.lastIndexOf("was closed"), text.lastIndexOf("was closed") + 10);
    const after = `The lock was closed. ${text}`;
    expect(findQuote(after, second)?.start).toBe(after.lastIndexOf("was closed"));
  });

  it("finds words that were edited a little", () => {
    expect(
      findQuote(text.replace("both ends", "its two ends"), anchorFor("Ships queue for it at both ends."))?.quote,
    ).toMatch(/^Ships queue for it at its two ends/);
  });

  it("gives null for words that are nowhere, and for an empty quote", () => {
    expect(findQuote(text, { ...anchorFor("no locks"), quote: "penguins of the south" })).toBeNull();
    expect(findQuote(text, { ...anchorFor("no locks"), quote: "" })).toBeNull();
  });
});

describe("after random edits", () => {
  it("finds at least 99 of 100 untouched sentences exactly, and never another place", () => {
    let state = 42;
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const nouns = "alpha beta gamma delta quick brown editor model review evidence table figure study shows".split(" ");
    const words = (count: number) => Array.from({ length: count }, () => nouns[random(nouns.length)]).join(" ");
    const sentences = Array.from({ length: 60 }, (_, index) => `Sentence ${index} ${words(9)} ${index * 7}.`);
    const before = sentences.map((sentence, index) => sentence + (index % 4 === 3 ? "\n\n" : " ")).join("");
    const anchors = sentences.map((sentence) => anchorFor(sentence, before));
    let found = 0;
    let all = 0;
    for (let round = 0; round < 60; round += 1) {
      const edited = new Set([random(60), random(60), random(60)]);
      const written = sentences.map((sentence, index) => {
        if (!edited.has(index)) return sentence;
        return [`${words(6)}. ${sentence}`, "", sentence.slice(0, 12) + words(3) + sentence.slice(30), `${words(12)}.`][
          round % 4
        ]!;
      });
      const after = written.map((sentence, index) => sentence + (index % 4 === 3 ? "\n\n" : " ")).join("");
      for (const [index, anchor] of reanchorAll(before, after, anchors).entries()) {
        if (edited.has(index)) continue;
        all += 1;
        if (anchor && anchor.quote === sentences[index] && anchor.start === after.indexOf(sentences[index]!))
          found += 1;
        else expect(anchor).toBeNull();
      }
    }
    expect(found / all).toBeGreaterThan(0.99);
  });
});
