import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences.ts";
import { checkSupport } from "./support-check.ts";
import { wordVectors } from "./word-vectors.ts";
import { dot } from "./similarity.ts";

const evidence = splitSentences(readFileSync("tests/fixtures/texts/suez.txt", "utf8")).map(({ text }) => ({
  text,
  vector: null,
}));
const flagsOf = (text: string) => checkSupport({ text, vector: null }, evidence).flags;

describe("checkSupport without an embedder", () => {
  it.each([
    "The Suez Canal connects the Mediterranean Sea to the Red Sea.",
    "Fifteen cargo ships were trapped in the Great Bitter Lake.",
    "The canal officially opened on 17 November 1869.",
    "Egypt closed the canal during the Six-Day War of June 1967.",
  ])("lets stand: %s", (text) => expect(flagsOf(text)).toEqual([]));

  it.each([
    ["The canal officially opened on 18 November 1869.", "number"],
    ["Fourteen cargo ships were trapped in the Great Bitter Lake.", "number"],
    ["The canal officially opened on 17 November 1869 in Cairo.", "name"],
    ["Tourists enjoy sailing boats across warm beaches every summer.", "far"],
    ["The canal was an immediate financial success.", "negation"],
    ["The canal officially opened with delicious fireworks, dancing elephants and singing children.", "new-words"],
    ["The passage describes a procession of ships led by the French imperial yacht.", "about-the-text"],
    ["The Suez Canal was built in 1975.", "number"],
  ])("flags: %s (%s)", (text, flag) => expect(flagsOf(text)).toContain(flag));

  it("finds the sentence that a claim comes from", () => {
    const { nearest, similarity } = checkSupport({ text: "The ship is 400 metres long.", vector: null }, evidence);
    expect(evidence[nearest[0] ?? -1]?.text).toBe(
      "The ship is 400 metres long and was carrying about 18,300 containers.",
    );
    expect(similarity).toBe(1);
  });

  it("flags everything when there is no evidence", () => {
    expect(checkSupport({ text: "Bees fly.", vector: null }, []).flags).toContain("far");
  });
});

describe("checkSupport with vectors", () => {
  it("goes by the cosine", () => {
    const vector = (...values: number[]) => new Float32Array(values);
    const source = [{ text: "The bees fly home in spring.", vector: vector(1, 0) }];
    const check = (text: string, at: Float32Array) => checkSupport({ text, vector: at }, source).flags;
    expect(check("The bees fly home.", vector(0.8, 0.6))).toEqual([]);
    expect(check("The bees fly home.", vector(0.6, 0.8))).toEqual(["far"]);
  });
});

describe("wordVectors", () => {
  it("puts texts with shared rare words closer", () => {
    const [one, two, three] = wordVectors(["the queen bee lays eggs", "eggs of the queen", "the canal is long"]);
    if (!one || !two || !three) throw new Error("three texts give three vectors");
    expect(dot(one, two)).toBeGreaterThan(0.5);
    expect(dot(one, three)).toBeLessThan(0.1);
    expect(dot(one, one)).toBeCloseTo(1);
  });

  it("gives zeros for a text without words", () => {
    expect(wordVectors(["", "the"]).every((vector) => vector.every((value) => value === 0))).toBe(true);
  });
});
