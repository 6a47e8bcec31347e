import { describe, expect, it } from "vitest";
import { valueOf } from "#lib/kinds/quiz/options";
import { findDistractors } from "./distractors.ts";
import { dateVariants, fractionVariants, numberVariants, yearVariants, type Layout } from "./distractors-numbers.ts";
import { readDocument } from "./document.ts";
import { findKeys } from "./keys.ts";

const LAYOUTS: Layout[] = [0, 1, 2, 3];

function wrongFor(text: string, keyText: string, layout: Layout = 0): string[] {
  const document = readDocument({ id: "s", title: "T", language: "en", text, passages: [] });
  const stem = document.sentences[0]?.text ?? "";
  const key = findKeys(stem, document.names).find((found) => found.text === keyText);
  if (!key) throw new Error(`no key ${keyText}`);
  return findDistractors(key, stem, document, { layout, level: "medium" }).options;
}

describe("wrong numbers", () => {
  it("are written and rounded like the right one", () => {
    expect(numberVariants("8,900", 0, "medium").every((variant) => /^\d{1,2},\d00$/.test(variant))).toBe(true);
    expect(numberVariants("12.5", 0, "medium").every((variant) => /^\d+\.\d$/.test(variant))).toBe(true);
    expect(numberVariants("four", 0, "medium").slice(0, 3)).toEqual(["six", "two", "eight"]);
    expect(numberVariants("Fifteen", 0, "medium").every((variant) => /^[A-Z]/.test(variant))).toBe(true);
  });

  it("put the key second, third, first and last by turns", () => {
    const positions = LAYOUTS.map((layout) => {
      const variants = numberVariants("164", layout, "medium").slice(0, 3).map(Number);
      return variants.filter((variant) => variant < 164).length;
    });
    expect(positions).toEqual([1, 2, 0, 3]);
    const years = LAYOUTS.map((layout) =>
      yearVariants(1900, layout, { last: 2000, ahead: false, cycle: false })
        .slice(0, 3)
        .filter((year) => year < 1900),
    );
    expect(years.map((before) => before.length)).toEqual([1, 2, 0, 3]);
  });

  it("lie further off at the easy level than at the hard one", () => {
    const spread = (level: "easy" | "hard") => Math.max(...numberVariants("400", 0, level).slice(0, 3).map(Number));
    expect(spread("easy")).toBeGreaterThan(spread("hard"));
  });

  it("are at least a fifth away when the text says “about”", () => {
    for (const layout of LAYOUTS) {
      const wrong = wrongFor("Honey bees keep the nest at about 35 degrees Celsius.", "35 degrees Celsius", layout);
      expect(wrong).toHaveLength(3);
      for (const option of wrong) expect(Math.abs((valueOf(option) ?? 35) / 35 - 1)).toBeGreaterThanOrEqual(0.2);
    }
  });

  it("keep a percentage under a hundred and a scale under a thousand", () => {
    for (const layout of LAYOUTS) {
      for (const option of wrongFor("It makes up 93 percent of the coffee.", "93 percent", layout))
        expect(valueOf(option)).toBeLessThan(100);
      for (const option of wrongFor("The canal cost 900 million dollars then.", "900 million dollars", layout))
        expect(valueOf(option)).toBeLessThan(1e9);
    }
  });

  it("offer no year after the last one of the document, and none that stands in the stem", () => {
    const wrong = wrongFor("In 2018, the union banned three of them after 2015.", "2018", 2);
    expect(wrong).toHaveLength(3);
    for (const year of wrong.map(Number)) expect(year).toBeLessThan(2018);
    expect(wrong).not.toContain("2015");
  });

  it("vary the year of a date, and only day and month at the hard level", () => {
    const years = (dates: string[]) => dates.slice(0, 3).map((date) => date.match(/\d{4}/)?.[0]);
    expect(new Set(years(dateVariants("5 June 1975", 0, { level: "medium", last: 2000 }))).size).toBe(3);
    expect(years(dateVariants("5 June 1975", 0, { level: "hard", last: 2000 }))).toEqual(["1975", "1975", "1975"]);
    for (const date of dateVariants("5 June 1975", 0, { level: "medium", last: 2000 }))
      expect(date).toMatch(/^\d{1,2} \p{Lu}\p{Ll}+ \d{4}$/u);
  });

  it("leave a step between one share in words and the next", () => {
    expect(fractionVariants("one third", 0)).not.toContain("one quarter");
    expect(fractionVariants("One third", 0)[0]).toMatch(/^One /);
  });
});

describe("wrong names", () => {
  it("are persons of the same document, never with the same surname, or none at all", () => {
    const others =
      "The doctor Anna Berg came. The poet Ivo Horn came. The judge Lea Funk came. The painter Paolo Rossi left.";
    const wrong = wrongFor(`The engineer Maria Rossi built the bridge. ${others}`, "Maria Rossi");
    expect(wrong.sort()).toEqual(["Anna Berg", "Ivo Horn", "Lea Funk"]);
    expect(wrongFor("The engineer Maria Rossi built the bridge.", "Maria Rossi")).toEqual([]);
  });

  it("are countries, those of the same paragraph and region first, never the same by another name", () => {
    const wrong = wrongFor(
      "The largest producer of coffee is Brazil today. Vietnam, Colombia and Indonesia follow.",
      "Brazil",
    );
    expect(wrong.sort()).toEqual(["Colombia", "Indonesia", "Vietnam"]);
    const british = wrongFor(
      "Robert Hooke was a scientist from England then. He left Britain and Scotland.",
      "England",
    );
    expect(british).not.toContain("Britain");
  });

  it("are organisations of the same sort only", () => {
    const text =
      "The bridge belongs to the Suez Canal Company. The Nile Bank and Yale University came. So did Cairo Museum.";
    expect(wrongFor(text, "Suez Canal Company").length).toBeLessThan(3);
  });
});
