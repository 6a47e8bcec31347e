import { describe, expect, it } from "vitest";
import { readTags } from "./read-tags.ts";

describe("readTags", () => {
  it("takes what stands between commas, each once", () => {
    expect(readTags(" canals, trade,,canals , history of Egypt ")).toEqual(["canals", "trade", "history of Egypt"]);
    expect(readTags("")).toEqual([]);
  });

  it("takes none when there are too many, or one is too long", () => {
    expect(readTags("a,b,c,d,e,f,g,h")).toHaveLength(8);
    expect(readTags("a,b,c,d,e,f,g,h,i")).toBeNull();
    expect(readTags("x".repeat(41))).toBeNull();
  });
});
