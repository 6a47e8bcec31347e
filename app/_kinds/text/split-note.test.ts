import { describe, expect, it } from "vitest";
import { splitNote } from "./split-note.ts";

const small = { id: "a", label: "Small v1" };
const other = { id: "b", label: "Very Small v1" };
const skipped = "Facts are told in the words of the sources: Small v1 passed 3 of 10 tests of rewording facts.";

describe("splitNote", () => {
  it("finds the version whose test a note tells", () => {
    expect(splitNote(skipped, [other, small])).toEqual([
      { text: "Facts are told in the words of the sources: ", versionId: null },
      { text: "Small v1", versionId: "a" },
      { text: " passed 3 of 10 tests of rewording facts.", versionId: null },
    ]);
  });

  it("takes the longer of two names that end alike", () => {
    const note = "Very Small v1 has not had its self-test yet: what it can be trusted with is not known.";
    expect(splitNote(note, [small, other])[0]).toEqual({ text: "Very Small v1", versionId: "b" });
  });

  it("finds two in one note", () => {
    const notes = `${skipped} Very Small v1 passed 1 of 10 tests of titles.`;
    expect(splitNote(notes, [small, other]).flatMap(({ versionId }) => versionId ?? [])).toEqual(["a", "b"]);
  });

  it("leaves names alone that tell of no test, and all words where nothing may be seen", () => {
    const words = "Small v1 proposed words one place at a time.";
    expect(splitNote(words, [small])).toEqual([{ text: words, versionId: null }]);
    expect(splitNote(skipped, [])).toEqual([{ text: skipped, versionId: null }]);
  });
});
