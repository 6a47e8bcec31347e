import { describe, expect, it } from "vitest";
import { fromPieces, type TranslatedText } from "./from-pieces.ts";

/** Cuts the source at its parts, in their order. */
function given(format: TranslatedText["format"], source: string, parts: [part: string, target: string][]) {
  let from = 0;
  const pieces = parts.map(([part, target]) => {
    const start = source.indexOf(part, from);
    from = start + part.length;
    return { start, end: from, target, sound: true };
  });
  return { source, format, pieces };
}

describe("fromPieces", () => {
  it("keeps paragraphs and lines of a plain text, and writes signs so that they are no marks", () => {
    const source = "  Hello there.\nGood *night*. Sleep well.\n\nBye.";
    const text = given("text", source, [
      ["Hello there.", "Olá."],
      ["Good *night*.", "Boa *noite*."],
      ["Sleep well.", "Dorme bem."],
      ["Bye.", "Tchau."],
    ]);
    expect(fromPieces(text, "s").markdown).toBe("Olá.\\\nBoa \\*noite\\*. Dorme bem.\n\nTchau.");
  });

  it("keeps what lies between pieces of Markdown byte for byte", () => {
    const source = "# Bees\n\nThey dance.\n\n---\n";
    const text = given("markdown", source, [
      ["# Bees", "# Abelhas"],
      ["They dance.", "Elas dançam."],
    ]);
    const { markdown, evidence } = fromPieces(text, "s");
    expect(markdown).toBe("# Abelhas\n\nElas dançam.\n\n---\n");
    expect(evidence.map(({ quote }) => quote)).toEqual(["Bees", "They dance."]);
  });

  it("says of each piece where it stands and what it was translated from", () => {
    const text = given("text", "One. Two.", [
      ["One.", "Um."],
      ["Two.", "Dois."],
    ]);
    const { markdown, evidence } = fromPieces(
      { ...text, pieces: text.pieces.map((piece, index) => ({ ...piece, sound: index === 0 })) },
      "s",
    );
    for (const { place, start, end, quote } of evidence) {
      expect("start" in place && markdown.slice(place.start, place.end)).toBe("quote" in place && place.quote);
      expect(text.source.slice(start, end)).toBe(quote);
    }
    expect(evidence.map(({ state, sourceId, origin }) => [state, sourceId, origin])).toEqual([
      ["supported", "s", "model"],
      ["unverified", "s", "model"],
    ]);
  });
});
