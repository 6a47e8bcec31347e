import { describe, expect, it } from "vitest";
import { addressOf, filterOf } from "./filter.ts";

describe("the filter of versions", () => {
  it("takes from an address what it knows, and leaves out the rest", () => {
    expect(filterOf({ task: "write", status: "", tag: " News ", q: "qwen", cursor: "x" })).toEqual({
      task: "write",
      tag: "news",
      q: "qwen",
    });
    expect(filterOf({ task: "fly", status: ["ready", "failed"], q: "   " })).toEqual({});
  });

  it("goes on to the next page", () => {
    expect(addressOf({ task: "write" }, "abc")).toBe("/models/versions?task=write&cursor=abc");
  });
});
