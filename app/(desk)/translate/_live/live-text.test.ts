import { describe, expect, it } from "vitest";
import { chooseLanguages, emptyLiveText, takeAnswers, wantedTexts, wholeOf, writeText } from "./live-text.ts";
import type { Answer, Languages, LiveText } from "./live-text.ts";

const languages: Languages = { from: "en", to: "pt", format: "text" };
const start = () => emptyLiveText(languages);
const translate = (text: string): Answer => ({ target: text.toUpperCase(), sound: true, findings: [] });

function answer(live: LiveText, only?: string): LiveText {
  const texts = wantedTexts(live).filter((text) => only === undefined || text === only);
  return takeAnswers(live, live.languages, texts, texts.map(translate));
}

describe("a text that is translated as one types", () => {
  it("asks for each sentence once, and keeps what lies between", () => {
    const live = writeText(start(), "Bees fly. Bees fly.\n\nThey dance.");
    expect(wantedTexts(live)).toEqual(["Bees fly.", "They dance."]);
    expect(wholeOf(answer(live))).toBe("BEES FLY. BEES FLY.\n\nTHEY DANCE.");
  });

  it("asks only for the sentence that changed, and shows its earlier words until the answer is there", () => {
    const before = answer(writeText(start(), "Bees fly. They dance. We sleep."));
    const live = writeText(before, "Bees fly. They sing. We sleep.");
    expect(wantedTexts(live)).toEqual(["They sing."]);
    expect(wholeOf(live)).toBe("BEES FLY. THEY DANCE. WE SLEEP.");
    expect(live.shown.map(({ id }) => id)).toEqual(before.shown.map(({ id }) => id));
    expect(wholeOf(answer(live))).toBe("BEES FLY. THEY SING. WE SLEEP.");
  });

  it("keeps the identity of sentences around one that is put in or taken out", () => {
    const two = answer(writeText(start(), "One. Three."));
    const three = writeText(two, "One. Two is new. Three.");
    const [first, last] = two.shown.map(({ id }) => id);
    expect([three.shown[0]?.id, three.shown[2]?.id]).toEqual([first, last]);
    expect([first, last]).not.toContain(three.shown[1]?.id);
    expect(writeText(three, "One. Three.").shown.map(({ id }) => id)).toEqual([first, last]);
  });

  it("asks nobody for words that were translated before", () => {
    const there = answer(writeText(answer(writeText(start(), "Bees fly.")), "Bees sing."));
    expect(wantedTexts(writeText(there, "Bees fly."))).toEqual([]);
  });

  it("takes an answer for what it was asked for, whatever is on the screen by then", () => {
    const moved = chooseLanguages(writeText(start(), "Bees fly."), { ...languages, to: "de" });
    const live = takeAnswers(moved, languages, ["Bees fly."], [translate("Bees fly.")]);
    expect(wantedTexts(live)).toEqual(["Bees fly."]);
    expect(wantedTexts(chooseLanguages(live, languages))).toEqual([]);
  });

  it("does not send what has no words", () => {
    const live = writeText(start(), "12:30\n\nBees fly.");
    expect(wantedTexts(live)).toEqual(["Bees fly."]);
    expect(wholeOf(answer(live))).toBe("12:30\n\nBEES FLY.");
  });
});
