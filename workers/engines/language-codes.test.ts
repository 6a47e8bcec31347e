import { describe, expect, it } from "vitest";
import { codeOf, languageOf } from "./language-codes.ts";

const nllb = [
  "eng_Latn",
  "por_Latn",
  "zho_Hans",
  "zho_Hant",
  "srp_Cyrl",
  "nob_Latn",
  "nno_Latn",
  "arb_Arab",
  "ast_Latn",
];
const m2m = ["en", "pt", "zh", "no", "ns", "tl", "ast"];

describe("codeOf", () => {
  it.each([
    ["en", "eng_Latn"],
    ["pt-BR", "por_Latn"],
    ["zh", "zho_Hans"],
    ["zh-TW", "zho_Hant"],
    ["zh-Hant", "zho_Hant"],
    ["nb", "nob_Latn"],
    ["nn", "nno_Latn"],
    ["no", "nob_Latn"],
    ["ar", "arb_Arab"],
    ["ast", "ast_Latn"],
  ])("names %s as NLLB does: %s", (language, code) => expect(codeOf(language, nllb)).toBe(code));

  it.each([
    ["pt-PT", "pt"],
    ["nb", "no"],
    ["nso", "ns"],
    ["fil", "tl"],
  ])("names %s as M2M100 does: %s", (language, code) => expect(codeOf(language, m2m)).toBe(code));

  it("takes no other script for the one that was asked for", () => {
    expect(codeOf("sr", nllb)).toBe("srp_Cyrl");
    expect(codeOf("sr-Latn", nllb)).toBeNull();
  });

  it("has nothing for what the model does not know, or what is no language", () => {
    expect(codeOf("de", nllb)).toBeNull();
    expect(codeOf("not a language", nllb)).toBeNull();
  });
});

describe("the language of a model's code", () => {
  it.each([
    ["en", "en"],
    ["por_Latn", "pt"],
    ["zho_Hant", "zh-Hant"],
    ["srp_Cyrl", "sr"],
    ["en_XX", "en"],
    ["ast", "ast"],
    ["<mask>", null],
  ])("%s is %s", (code, language) => expect(languageOf(code)).toBe(language));
});
