import { describe, expect, it } from "vitest";
import { languagesOf, pairName } from "./pair-name.ts";

describe("pairName", () => {
  it("reads both languages, also with a script", () => {
    expect(languagesOf("en-pt")).toEqual(["en", "pt"]);
    expect(languagesOf("en-zh-Hant")).toEqual(["en", "zh-Hant"]);
    expect(languagesOf("zh-Hans-en")).toEqual(["zh-Hans", "en"]);
  });

  it("names them", () => {
    expect(pairName("en-pt", ({ from, to }) => `${from} to ${to}`)).toBe("English to Portuguese");
  });
});
