import { describe, expect, it } from "vitest";
import { isAllowedImage, isAllowedLink, linkFrom } from "./links.ts";

describe("isAllowedLink", () => {
  it.each([
    "https://example.org",
    "http://example.org/a?b#c",
    "mailto:a@example.org",
    "/path",
    "#part",
    "docs/page.md",
    "a/b:c",
  ])("follows %s", (address) => expect(isAllowedLink(address)).toBe(true));
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    " java\nscript:x",
    "java\u200bscript:x",
    "data:text/html,x",
    "vbscript:x",
    "//example.org",
    "file:///etc",
  ])("refuses %j", (address) => expect(isAllowedLink(address)).toBe(false));
});

describe("isAllowedImage", () => {
  it("shows images by address only", () => {
    expect(
      ["https://e.org/a.png", "a.png", "data:image/png;base64,AA", "blob:x", "mailto:x"].map(isAllowedImage),
    ).toEqual([true, true, false, false, false]);
  });
});

describe("linkFrom", () => {
  it.each([
    ["example.org/a", "https://example.org/a"],
    [" https://example.org ", "https://example.org"],
    ["a@example.org", "mailto:a@example.org"],
    ["/about", "/about"],
    ["javascript:alert(1)", null],
    ["two words", null],
    ["word", null],
    ["//example.org", null],
  ])("makes of %j the link %j", (typed, link) => expect(linkFrom(typed)).toBe(link));
});
