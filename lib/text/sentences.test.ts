import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { baseLanguage, splitSentences } from "./sentences.ts";

const texts = (text: string, language = "en") => splitSentences(text, language).map((sentence) => sentence.text);

describe("splitSentences", () => {
  it.each([
    ["Mr. J. K. Rowling met Dr. Smith. She left.", ["Mr. J. K. Rowling met Dr. Smith.", "She left."]],
    ["He moved to the U.S. in 1990. It was hot.", ["He moved to the U.S. in 1990.", "It was hot."]],
    ["He lives in the U.S. The house is big.", ["He lives in the U.S.", "The house is big."]],
    ["The U.S. Army paid Acme Inc. for it.", ["The U.S. Army paid Acme Inc. for it."]],
    ["It began at 9 a.m. on Monday. See Fig. 3 below.", ["It began at 9 a.m. on Monday.", "See Fig. 3 below."]],
    ["The answer is no. He said so.", ["The answer is no.", "He said so."]],
    ["“Stop!” he said. Nobody moved.", ["“Stop!” he said.", "Nobody moved."]],
    ["Version 2.5 came. It cost $3.50.", ["Version 2.5 came.", "It cost $3.50."]],
    ["After World War I. The peace held.", ["After World War I.", "The peace held."]],
  ])("cuts %j where a sentence ends", (text, expected) => expect(texts(text)).toEqual(expected));

  it("knows the abbreviations of other languages", () => {
    expect(texts("Am 3. Oktober kam Dr. Weiß, z. B. mit Fr. Meier. Es regnete.", "de")).toEqual([
      "Am 3. Oktober kam Dr. Weiß, z. B. mit Fr. Meier.",
      "Es regnete.",
    ]);
    expect(texts("O Sr. Silva chegou. Ele falou.", "pt-BR")).toEqual(["O Sr. Silva chegou.", "Ele falou."]);
  });

  it("cuts scripts that have other marks or no spaces", () => {
    expect(texts("今日は雨です。明日は晴れます。", "ja")).toEqual(["今日は雨です。", "明日は晴れます。"]);
    expect(texts("ما اسمك؟ اسمي سامي.", "ar")).toEqual(["ما اسمك؟", "اسمي سامي."]);
  });

  it("goes over wrapped lines, not over paragraphs or list items", () => {
    const wrapped =
      "A long line that somebody wrapped at about fifty\ncharacters goes on here and it\nends. Then more.";
    expect(texts(wrapped)).toEqual([
      "A long line that somebody wrapped at about fifty characters goes on here and it ends.",
      "Then more.",
    ]);
    expect(texts("- An item that goes\n  On the next line\n- another")).toEqual([
      "- An item that goes On the next line",
      "- another",
    ]);
    expect(texts("First heading\n\nBody text\n- one item\n- two items")).toEqual([
      "First heading",
      "Body text",
      "- one item",
      "- two items",
    ]);
  });

  it("gives offsets whose words are the sentence", () => {
    for (const name of ["bees", "coffee", "suez"]) {
      const text = `\r\n  ${readFileSync(`tests/fixtures/texts/${name}.txt`, "utf8").replaceAll("\n", "\r\n")}`;
      const sentences = splitSentences(text);
      expect(sentences.length).toBeGreaterThan(25);
      for (const { start, end, text: words } of sentences) {
        expect(text.slice(start, end).replace(/\s+/g, " ")).toBe(words);
        expect(words).toMatch(/^\p{Lu}.*[.!?]$/u);
      }
    }
  });

  it("finds nothing in an empty text and one sentence without an end mark", () => {
    expect(splitSentences(" \n\n ")).toEqual([]);
    expect(texts("No mark at the end")).toEqual(["No mark at the end"]);
  });

  it("stays linear in the length of the text", () => {
    const started = performance.now();
    expect(splitSentences("The canal is long. It has no locks. ".repeat(20_000)).length).toBe(40_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("baseLanguage", () => {
  it("takes the first part of a tag and refuses what is none", () => {
    expect(["pt-BR", "EN", "de_AT", "", "english please"].map(baseLanguage)).toEqual(["pt", "en", "de", "und", "und"]);
  });
});
