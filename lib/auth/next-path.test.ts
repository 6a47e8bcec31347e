import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path.ts";

describe("nextPath", () => {
  it.each(["/", "/drafts/1", "/projects?page=2", "/a#b"])("keeps %s, which is a path of this site", (path) => {
    expect(nextPath(path)).toBe(path);
  });

  it.each([
    undefined,
    null,
    "",
    "drafts",
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "/\t/elsewhere.example/",
    "/..//elsewhere.example",
    "javascript:alert(1)",
    "\n//elsewhere.example",
    `/${"a".repeat(3_000)}`,
  ])("leads home instead of %j", (value) => {
    expect(nextPath(value)).toBe("/");
  });
});
