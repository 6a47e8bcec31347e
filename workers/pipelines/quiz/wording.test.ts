import { describe, expect, it } from "vitest";
import type { AnswerKey, KeyType } from "./types.ts";
import { askDirectly, askForGap } from "./wording.ts";

const key = (stem: string, text: string, type: KeyType, more: Partial<AnswerKey> = {}): AnswerKey => ({
  text,
  type,
  index: stem.indexOf(text),
  number: null,
  noun: null,
  ...more,
});
const direct = (stem: string, text: string, type: KeyType, more?: Partial<AnswerKey>) =>
  askDirectly(stem, key(stem, text, type, more));

describe("askDirectly", () => {
  it("asks who, which country and which body for a subject", () => {
    expect(direct("Maria Rossi built the long bridge in Egypt.", "Maria Rossi", "person")).toBe(
      "Who built the long bridge in Egypt?",
    );
    expect(direct("Brazil has been the largest producer of coffee.", "Brazil", "country")).toBe(
      "Which country has been the largest producer of coffee?",
    );
    expect(direct("Yale University was founded in the year 1701.", "Yale University", "org")).toBe(
      "Which institution was founded in the year 1701?",
    );
  });

  it("asks how many and in which year", () => {
    const ships = "Fifteen ships were trapped in the Great Bitter Lake.";
    expect(direct(ships, "Fifteen ships", "count", { noun: "ships" })).toBe(
      "How many ships were trapped in the Great Bitter Lake?",
    );
    expect(direct("The Nile Bridge was opened by the king in 1932.", "1932", "year")).toBe(
      "In which year was the Nile Bridge opened by the king?",
    );
  });

  it("gives up where grammar is unsure", () => {
    expect(direct("Finland drinks more coffee, at around 12 kilograms a year.", "Finland", "country")).toBeNull();
    expect(direct("Egypt closed it.", "Egypt", "country")).toBeNull();
    expect(direct("In 1869 the Suez Canal opened to all ships.", "1869", "year")).toBeNull();
  });
});

describe("askForGap", () => {
  it("leaves a gap for the key alone and keeps quotations readable", () => {
    const stem = "He called “Nile” a river of 6,650 kilometres.";
    expect(askForGap(stem, key(stem, "6,650 kilometres", "measure"))).toBe(
      "Complete the statement: “He called ‘Nile’ a river of _____.”",
    );
  });
});
