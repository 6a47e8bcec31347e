import { describe, expect, it } from "vitest";
import { findNames, findUnknownNames } from "./names.ts";

describe("findNames", () => {
  it("finds names with their offsets and not the words that open sentences", () => {
    const text =
      "The diplomat Ferdinand de Lesseps left. Later, Benjamin Disraeli’s loan came. Bees fly. In March it rained.";
    const names = findNames(text);
    expect(names.map((name) => name.text)).toEqual(["Ferdinand de Lesseps", "Benjamin Disraeli", "March"]);
    for (const { start, end, text: words } of names) expect(text.slice(start, end)).toBe(words);
  });
});

describe("findUnknownNames", () => {
  it("finds the name that the evidence lacks", () => {
    const evidence = "The Suez Canal Company was formed by the diplomat Lesseps.";
    expect(
      findUnknownNames("Lesseps led the Suez Canal Company from Paris.", evidence).map((name) => name.text),
    ).toEqual(["Paris"]);
  });

  it("accepts plurals and possessives", () => {
    expect(findUnknownNames("He met the Rothschilds in Suez’s port.", "A Rothschild came to Suez.")).toEqual([]);
  });
});
