import { describe, expect, it } from "vitest";
import { runPipeline } from "#tests/support/run-pipeline";
import { rebuild } from "./translation/rebuild.ts";
import { splitSegments } from "./translation/segments.ts";
import { writeTranslation } from "./translation.ts";
import type { PipelineContext } from "./pipeline.ts";
import type { TranslateEngine } from "../engines/engine.ts";
import { abilitiesFrom } from "./abilities.ts";

const markdown = `---
title: Bees
---

# Bees in *winter*

Bees **shiver** and [eat honey](https://example.org/honey "Honey") in the hive.
They keep 35 degrees; run \`npm start\` with {name}.

- one colony
- two colonies of 60,000 bees

| Place | Bees |
| --- | ---: |
| The hive | 20 |

\`\`\`js
const bees = "untouched";
\`\`\`

![A bee](bee.png)

> A quote
> on two lines.

***
`;

const version = { id: "v", name: "loud", number: 1, digest: "0", format: "none" } as const;

/** Translates by shouting: words in capitals, tags as they are. */
function loud(change: (html: string) => string = (html) => html): TranslateEngine {
  const shout = (text: string) =>
    text.replace(/(<[^>]*>|&\w+;)|([^<&]+)/g, (_all, tag: string, words: string) => tag ?? words.toUpperCase());
  return {
    version,
    from: "en",
    to: "pt",
    translate: ({ segments }) => Promise.resolve({ segments: segments.map((segment) => change(shout(segment))) }),
  };
}

async function translate(text: string, engines = [loud()], signal = new AbortController().signal) {
  let streamed = "";
  const problems: string[] = [];
  const context: PipelineContext = {
    sources: [],
    document: { sourceId: "s", revisionId: null, title: "Bees", language: "en", markdown: text },
    language: "pt",
    guidelines: "",
    forbiddenWords: [],
    writer: null,
    embedder: null,
    entailer: null,
    summariser: null,
    translators: engines,
    abilities: abilitiesFrom([]),
    seed: 1,
    signal,
    emit: { text: (piece) => (streamed += piece), step: () => {}, problem: ({ code }) => problems.push(code) },
  };
  return { ...(await writeTranslation({ to: "pt" }, context)), streamed: () => streamed, heard: () => problems };
}

describe("writeTranslation", () => {
  it("translates words and leaves everything else byte for byte", async () => {
    const { content } = await translate(markdown);
    expect(content.markdown).toBe(
      markdown
        .replace("Bees in *winter*", "BEES IN *WINTER*")
        .replace("Bees **shiver** and [eat honey]", "BEES **SHIVER** AND [EAT HONEY]")
        .replace(" in the hive.\nThey keep 35 degrees; run", " IN THE HIVE.\nTHEY KEEP 35 DEGREES; RUN")
        .replace("with {name}", "WITH {name}")
        .replace("one colony", "ONE COLONY")
        .replace("two colonies of 60,000 bees", "TWO COLONIES OF 60,000 BEES")
        .replace("| Place | Bees |", "| PLACE | BEES |")
        .replace("The hive", "THE HIVE")
        .replace("A quote\n> on two lines.", "A QUOTE ON TWO LINES."),
    );
  });

  it("streams exactly the text that it gives", async () => {
    const { content, streamed } = await translate(markdown);
    expect(streamed()).toBe(content.markdown);
  });

  it("keeps for each segment the words that it was translated from", async () => {
    const { content, evidence } = await translate(markdown);
    expect(evidence.length).toBeGreaterThan(7);
    for (const item of evidence) {
      expect(item.quote).toBe(markdown.slice(item.start, item.end));
      if (!("start" in item.place)) throw new Error("a segment has a range");
      expect(item.place.quote).toBe(content.markdown.slice(item.place.start, item.place.end));
      expect(item).toMatchObject({ sourceId: "s", origin: "model" });
    }
  });

  it("applies two engines in turn when a pair pivots", async () => {
    const { content } = await translate("Two *bees*.\n", [loud(), loud((html) => html.replace(/BEES/g, "ABELHAS"))]);
    expect(content.markdown).toBe("TWO *ABELHAS*.\n");
  });

  it("translates in pieces when the engine loses its tags, and says so", async () => {
    const { content, notes, evidence } = await translate("Run [the *test*](a.md) **now**.\n", [
      loud((html) => html.replace(/<[^>]*>/g, "")),
    ]);
    expect(content.markdown).toBe("RUN [THE *TEST*](a.md) **NOW**.\n");
    expect(notes).toEqual([expect.stringContaining("in pieces")]);
    expect(evidence).toHaveLength(1);
  });

  it.each([
    ["one that closes a tag too early", "Two *bees* here.", '<span id="1">BEES</span>', '<span id="1"></span>BEES'],
    ["one that forgets a word for code", "Run `npm` *now*.", "X1", ""],
    ["one that says a word for code twice", "Run `npm` *now*.", "X1", "X1 X1"],
  ])("keeps marks in spite of an engine like %s", async (_what, text, said, instead) => {
    const { content } = await translate(`${text}\n`, [loud((html) => html.replace(said, instead))]);
    expect(content.markdown).toBe(`${text.replace(/\*\w+\*|\b[a-z]+\b(?!`)/gi, (words) => words.toUpperCase())}\n`);
  });

  it("keeps the source where the engine gives nothing, and says so", async () => {
    const { content, evidence, heard } = await translate("Two *bees*.\n\nOne bee.\n", [loud(() => "")]);
    expect(content.markdown).toBe("Two *bees*.\n\nOne bee.\n");
    expect(evidence.map(({ state }) => state)).toEqual(["unverified", "unverified"]);
    expect(heard()).toEqual(["not-translated"]);
  });

  it("keeps tables, references, breaks and lists what they are", async () => {
    const text =
      "| a \\| b | `c \\| d` |\n| --- | --- |\n| see [it] | *e* |\n\nOne  \ntwo[^1] and [three][it] <b>x</b>.\n\n[it]: a.md\n[^1]: note\n";
    const { content } = await translate(text);
    expect(content.markdown).toBe(
      "| A \\| B | `c \\| d` |\n| --- | --- |\n| SEE [IT][it] | *E* |\n\nONE  \nTWO[^1] AND [THREE][it] <b>X</b>.\n\n[it]: a.md\n[^1]: NOTE\n",
    );
  });

  it("puts no space between a mark and the sign behind it, and never two", async () => {
    const spaced = loud((html) => html.replace(/<\/span>/g, " </span> "));
    const { content } = await translate("**Bees**: they *fly*. So **there** :\n", [spaced]);
    expect(content.markdown).toBe("**BEES**: THEY *FLY*. SO **THERE** :\n");
  });

  it("begins with a capital where the source does", async () => {
    const { content } = await translate("*Place* here\n", [loud((html) => html.toLowerCase())]);
    expect(content.markdown).toBe("*Place* here\n");
  });

  it("cuts paragraphs into sentences, but not inside marks", async () => {
    const { evidence } = await translate("One bee. Two bees. **Three bees. Four** bees. Five.\n");
    expect(evidence.map(({ quote }) => quote)).toEqual([
      "One bee.",
      "Two bees.",
      "**Three bees. Four** bees.",
      "Five.",
    ]);
  });

  it("keeps words apart from code and marks when the engine shifts spaces", async () => {
    const shifted = loud((html) => html.replace(/ ?(<img[^>]*>) ?/g, "$1"));
    const { content } = await translate("Run `npm start` with {name} now, re`made`able.\n", [shifted]);
    expect(content.markdown).toBe("RUN `npm start` WITH {name} NOW, RE`made`ABLE.\n");
  });

  it("marks a segment that lost its number", async () => {
    const { evidence } = await translate("Some 60 bees came home.\n", [loud((html) => html.replace("60", "16"))]);
    expect(evidence[0]?.state).toBe("unverified");
  });

  it("escapes signs that would be read as marks", () => {
    const [segment] = splitSegments("five words stand right here\n", "en");
    expect(segment && rebuild(segment, "5 * 3 * 2 &lt;b&gt;", "five words")).toBe("5 \\* 3 \\* 2 \\<b>");
  });

  it("ends when it is told to", async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(translate(markdown, [loud()], stop.signal)).rejects.toThrow();
  });

  it("refuses a text that is in the language already, is too long, or has no engine", async () => {
    await expect(translate("Bees.\n", [])).rejects.toMatchObject({ code: "model-missing" });
    await expect(translate("Bees fly. ".repeat(60_000))).rejects.toMatchObject({ code: "prompt-too-long" });
    await expect(
      runPipeline(
        writeTranslation,
        { to: "en-GB", from: "en" },
        {
          document: { sourceId: "s", revisionId: null, title: "x", language: "en", markdown: "x" },
          translators: [loud()],
        },
      ),
    ).rejects.toMatchObject({ code: "language-unsupported" });
  });

  it("refuses an empty text in words", async () => {
    await expect(translate("  \n")).rejects.toMatchObject({ code: "no-sources" });
  });
});
