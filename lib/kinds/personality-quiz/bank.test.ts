import { describe, expect, it } from "vitest";
import { BANK } from "./bank.ts";
import { DOMAINS } from "./domains.ts";
import { findProfanity } from "./profanity.ts";
import { TRAITS, oppositeOf } from "./traits.ts";
import { TRAIT_SENTENCES_FOR_READERS } from "./blurb/sentences.ts";

const options = BANK.flatMap((scenario) => scenario.options.map((option) => ({ scenario, ...option })));
const spreadOf = (lengths: number[]) =>
  Math.max(...lengths) / (lengths.reduce((sum, one) => sum + one, 0) / lengths.length);

describe("the bank", () => {
  it("has at least forty scenarios, three and more of each domain, each with five options or more", () => {
    expect(BANK.length).toBeGreaterThanOrEqual(40);
    expect(new Set(BANK.map(({ id }) => id)).size).toBe(BANK.length);
    expect(new Set(BANK.map(({ stem }) => stem)).size).toBe(BANK.length);
    for (const domain of DOMAINS) expect(BANK.filter((one) => one.domain === domain).length).toBeGreaterThanOrEqual(3);
    for (const { options: own } of BANK) expect(own.length).toBeGreaterThanOrEqual(5);
  });

  it("tags every option with known traits, none of them twice in a scenario", () => {
    for (const { id, options: own } of BANK) {
      const traits = own.flatMap((option) => option.traits);
      expect([id, traits.filter((trait) => !TRAITS.includes(trait))]).toEqual([id, []]);
      expect([id, new Set(traits).size]).toEqual([id, traits.length]);
    }
  });

  it("says no trait and its opposite of one option", () => {
    expect(options.filter(({ traits }) => traits.some((trait) => traits.includes(oppositeOf(trait))))).toEqual([]);
  });

  it("has every trait as the main one of at least six options, and none of more than sixteen", () => {
    for (const trait of TRAITS) {
      const count = options.filter(({ traits }) => traits[0] === trait).length;
      expect([trait, count >= 6 && count <= 16]).toEqual([trait, true]);
    }
  });

  it("is clean of profanity, and so is what is said to readers", () => {
    const texts = [
      ...BANK.map(({ stem }) => stem),
      ...options.map(({ text }) => text),
      ...Object.values(TRAIT_SENTENCES_FOR_READERS).flatMap((sentences) => Object.values(sentences)),
    ];
    expect(texts.filter((text) => findProfanity(text) !== null)).toEqual([]);
  });

  it("has short options of one form, none much longer than its neighbours", () => {
    for (const { id, options: own } of BANK) {
      const lengths = own.map(({ text }) => text.length);
      expect([id, Math.max(...lengths) <= 60, spreadOf(lengths) < 2]).toEqual([id, true, true]);
      const quoted = own.filter(({ text }) => text.startsWith("“")).length;
      expect([id, quoted === 0 || quoted === own.length]).toEqual([id, true]);
    }
  });
});
