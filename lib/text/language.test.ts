import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detectLanguage, isRightToLeft, isSameLanguage } from "./language.ts";

describe("detectLanguage", () => {
  it.each([
    ["The bees fly over the meadow in spring.", "en"],
    ["O café é produzido no Brasil desde o século XVIII e não na Europa, onde os grãos são torrados.", "pt"],
    ["El café se produce en Brasil y en Colombia, pero no en España, donde se tuestan los granos.", "es"],
    ["Le café est produit au Brésil depuis longtemps.", "fr"],
    ["Die Bienen fliegen im Frühling über die Wiese.", "de"],
    ["これは文です", "ja"],
    ["هذا نص عربي قصير جدا", "ar"],
  ])("knows %j", (text, language) => expect(detectLanguage(text)).toBe(language));

  it.each(["", "12345", "Suez Canal", "ok", "Hello"])("does not guess %j", (text) =>
    expect(detectLanguage(text)).toBeNull(),
  );

  it("reads long texts in pieces", () => {
    const text = readFileSync("tests/fixtures/texts/suez.txt", "utf8").repeat(200);
    const started = performance.now();
    expect(detectLanguage(text)).toBe("en");
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("languages", () => {
  it("compares tags by their language", () => {
    expect(isSameLanguage("pt-BR", "pt")).toBe(true);
    expect(isSameLanguage("und", "und")).toBe(false);
    expect(isSameLanguage("en", "pt")).toBe(false);
    expect([isRightToLeft("ar-EG"), isRightToLeft("en")]).toEqual([true, false]);
  });
});
