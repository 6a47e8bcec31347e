import { describe, expect, it } from "vitest";
import { readDocument } from "./document.ts";
import { GATE, scoreCandidate, weaknesses, type Scored } from "./gate.ts";
import { findKeys } from "./keys.ts";

function scored(text: string, keyText: string, more: Partial<Scored> = {}): Scored {
  const document = readDocument({ id: "s", title: "T", language: "en", text, passages: [] });
  const sentence = document.sentences[0];
  const key = findKeys(sentence?.text ?? "", document.names).find((found) => found.text === keyText);
  if (!sentence || !key) throw new Error(`no key ${keyText}`);
  const shared = { document, sentence, context: null, stem: sentence.text, key, question: "", wrong: [] };
  return { ...shared, form: "cloze", fromDocument: false, salience: 0.5, ...more };
}

describe("the gate", () => {
  it("opens for a fact with a name beside it", () => {
    expect(scoreCandidate(scored("The Suez Canal officially opened in 1869.", "1869"))).toBeGreaterThan(GATE);
  });

  it("stays shut for guesses and opinions of the text", () => {
    expect(scoreCandidate(scored("The Suez Canal may open again in 1975.", "1975"))).toBeLessThan(GATE);
    expect(scoreCandidate(scored("The best canal was the Suez Canal of 1869.", "1869", { salience: 0 }))).toBeLessThan(
      GATE,
    );
  });

  it("takes off for an open bound, an unnamed event and an enumeration, and says so", () => {
    const cases: [string, string, RegExp][] = [
      ["Colonies of the Suez Canal hold up to 60,000 bees.", "60,000 bees", /another number/],
      ["In 1875 Benjamin Disraeli arranged the purchase with a loan.", "1875", /which event/],
      ["In July 1956 there was an invasion by Israel, France and Spain.", "France", /enumeration/],
      ["It takes 400 metres to stop the Ever Given at sea.", "400 metres", /pronoun/],
    ];
    for (const [text, key, why] of cases) expect(weaknesses(scored(text, key)).join("; ")).toMatch(why);
  });

  it("prefers direct questions and options from the document", () => {
    const plain = scored("The Suez Canal officially opened in 1869.", "1869");
    expect(scoreCandidate({ ...plain, form: "direct" })).toBeGreaterThan(scoreCandidate(plain));
    expect(scoreCandidate({ ...plain, fromDocument: true })).toBeGreaterThan(scoreCandidate(plain));
  });
});
