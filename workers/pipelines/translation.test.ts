import { describe, expect, it } from "vitest";
import { rebuild } from "./translation/rebuild.ts";
import { splitSegments } from "./translation/segments.ts";
import { writeTranslation } from "./translation.ts";
import type { PipelineContext } from "./pipeline.ts";
import type { TranslateEngine } from "../engines/engine.ts";

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
  const context: PipelineContext = {
    sources: [],
    document: { sourceId: "s", revisionId: null, title: "Bees", language: "en", markdown: text },
    language: "pt",
    guidelines: "",
    forbiddenWords: [],
    writer: null,
    embedder: null,
    translators: engines,
    seed: 1,
    signal,
    emit: { text: (piece) => (streamed += piece), step: () => {}, problem: () => {} },
  };
  return { ...(await writeTranslation({ to: "pt" }, context)), streamed: () => streamed };
}

describe("writeTranslation", () => {
  it("translates words and leaves everything else byte for byte", async () => {
    const { content } = await translate(markdown);
    expect(content.markdown).toBe(
      markdown
        .replace("Bees in *winter*", "BEES IN *WINTER*")
        .replace("Bees **shiver** and [eat honey]", "BEES **SHIVER** AND [EAT HONEY]")
        .replace(" in the hive.\nThey keep 35 degrees; run", " IN THE HIVE. THEY KEEP 35 DEGREES; RUN")
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

  it("keeps words and addresses when the engine mixes up its tags, and says so", async () => {
    const { content, notes } = await translate("Run `npm start` **now**.\n", [
      loud((html) => html.replace(/<[^>]*>/g, "")),
    ]);
    expect(content.markdown).toContain("RUN");
    expect(content.markdown).toContain("`npm start`");
    expect(notes).toHaveLength(1);
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
    const [segment] = splitSegments("five words stand right here\n");
    expect(segment && rebuild(segment, "5 * 3 * 2 &lt;b&gt;")).toBe("5 \\* 3 \\* 2 \\<b>");
  });

  it("ends when it is told to", async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(translate(markdown, [loud()], stop.signal)).rejects.toThrow();
  });

  it("refuses an empty text in words", async () => {
    await expect(translate("  \n")).rejects.toMatchObject({ code: "no-sources" });
  });
});
