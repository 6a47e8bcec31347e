import { describe, expect, it } from "vitest";
import { checkSegment } from "./segment-check.ts";

const rules = (source: string, target: string, from = "en", to = "pt") =>
  checkSegment({ source, target, from, to }).map(({ rule }) => rule);

describe("checkSegment", () => {
  it("finds nothing wrong with a sound translation", () => {
    expect(
      rules("The canal is 8,900 km long and cost **9.6** billion.", "O canal tem 8.900 km e custou **9,6** bilhões."),
    ).toEqual([]);
    expect(
      rules("See `npm start` at [home](https://e.org/a_1).", "Veja `npm start` em [casa](https://e.org/a_1)."),
    ).toEqual([]);
    expect(rules("It has two million hives.", "Tem 2 milhões de colmeias.")).toEqual([]);
    expect(rules("Did it rain?", "雨が降りましたか？", "en", "ja")).toEqual([]);
  });

  it.each([
    ["It has 35 ships in port.", "Tem 53 navios no porto.", ["number-added", "number-lost"]],
    [
      "Hello {name}, you have %s letters.",
      "Olá {nome}, você tem %s cartas.",
      ["placeholder-lost", "placeholder-added"],
    ],
    ["Read [this](https://e.org) page.", "Leia esta página.", ["link-lost"]],
    ["Run `npm test` again.", "Execute `teste npm` de novo.", ["code-lost", "code-added"]],
    ["The forager bees carry nectar home.", "The forager bees carry nectar home.", ["untranslated"]],
    ["The bees carry nectar home in their special stomach.", "Abelhas.", ["length-ratio"]],
    ["Did the bees fly home?", "As abelhas voaram para casa.", ["end-mark"]],
    ["Bees fly home.", "", ["empty-segment"]],
    ["Bees make a lot of honey.", "mel de abelha mel de abelha mel de abelha mel de abelha.", ["repeating"]],
  ])("finds what is wrong: %j → %j", (source, target, expected) =>
    expect(rules(source, target)).toEqual(expect.arrayContaining(expected)),
  );

  it("says where the added number stands", () => {
    const target = "Foi em 1996.";
    const [problem] = checkSegment({ source: "It was in 1969.", target, from: "en", to: "pt" });
    expect(target.slice(problem?.start, problem?.end)).toBe("1996");
  });
});
