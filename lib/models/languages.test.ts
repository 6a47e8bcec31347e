import { describe, expect, it } from "vitest";
import { isSameLanguage, namesOf } from "./languages.ts";

describe("namesOf", () => {
  it.each([
    ["pt-BR", ["pt-BR", "pt-Latn", "pt"]],
    ["zh-TW", ["zh-TW", "zh-Hant", "zh"]],
    ["zh-Hans", ["zh-Hans", "zh"]],
    ["no", ["no", "no-Latn", "nb", "nn"]],
    ["not a tag", ["not a tag"]],
  ])("names %s as models may, the closest first", (language, names) => {
    expect(namesOf(language)).toEqual(names);
  });

  it("takes variants of one language as one", () => {
    expect(isSameLanguage("pt-PT", "pt-BR")).toBe(true);
    expect(isSameLanguage("en", "pt")).toBe(false);
  });
});
