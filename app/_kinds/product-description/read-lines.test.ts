import { describe, expect, it } from "vitest";
import { readLines } from "./read-lines.ts";

describe("readLines", () => {
  it("takes name and value from lines with a colon, a tab or a semicolon", () => {
    expect(readLines("Weight: 140 g\nHeight\t17 cm\r\n- Colour; black\n\nno fact here\nRatio: 16:9")).toEqual([
      { name: "Weight", value: "140 g" },
      { name: "Height", value: "17 cm" },
      { name: "Colour", value: "black" },
      { name: "Ratio", value: "16:9" },
    ]);
  });
});
