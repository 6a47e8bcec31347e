/** Pipelines on real small models: shapes, evidence and checks, never whole texts. */
import { describe, expect, it } from "vitest";
import { articleKind } from "#lib/kinds/article/kind";
import { blogPostKind } from "#lib/kinds/blog-post/kind";
import { summaryKind } from "#lib/kinds/summary/kind";
import { translationKind } from "#lib/kinds/translation/kind";
import { detectLanguage } from "#lib/text/language";
import { findMissingNumbers } from "#lib/text/numbers";
import { countWords } from "#lib/text/words";
import { writeArticle } from "#workers/pipelines/article";
import { writeBlogPost } from "#workers/pipelines/blog-post";
import { writeSummary } from "#workers/pipelines/summary";
import { writeTranslation } from "#workers/pipelines/translation";
import { lendModel } from "../support/lend-model.ts";
import { fixtureText, givenSource, misplaced, runPipeline } from "../support/run-pipeline.ts";

const suez = givenSource(fixtureText("suez"), { title: "The Suez Canal" });
const bees = givenSource(fixtureText("bees"), { id: "source-2", title: "Honey bees" });

describe("summaries and articles with MiniLM and SmolLM2", () => {
  const minilm = lendModel("onnx", "all-minilm-l6-v2-int8", "onnx");
  const smollm = lendModel("llama", "smollm2-135m-instruct-q4_1", "gguf", { device: "cpu" });
  const engines = () => ({ embedder: minilm.engine.embed, writer: smollm.engine.write });
  const on = it.skipIf(minilm.missing || smollm.missing);

  on("sums up a real text and cites it at its places", async () => {
    const { content, evidence, heard, notes } = await runPipeline(
      writeSummary,
      { words: 120 },
      { sources: [suez], ...engines() },
    );
    expect(heard.text).toBe(content.markdown);
    expect(misplaced(evidence, [suez], content.markdown)).toEqual([]);
    expect(countWords(content.markdown)).toBeGreaterThan(80);
    expect(countWords(content.markdown)).toBeLessThan(140);
    expect(findMissingNumbers(content.markdown, suez.text, "en")).toEqual([]);
    const findings = summaryKind.lint(content, { language: "en", forbiddenWords: [], evidence, brief: null });
    expect(findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
    expect(notes[0]).toMatch(/^Built by extraction/);
  });

  on("gives key points from all parts of two texts", async () => {
    const { content, evidence } = await runPipeline(
      writeSummary,
      { points: 6 },
      { sources: [suez, bees], ...engines() },
    );
    expect(content.markdown.match(/^- /gm)).toHaveLength(6);
    expect(new Set(evidence.map(({ sourceId }) => sourceId)).size).toBe(2);
    const late = evidence.filter(({ sourceId, start }) => sourceId === suez.id && start > suez.text.length / 2);
    expect(late.length).toBeGreaterThan(0);
  });

  on("puts facts under the headings of an outline, and model sentences only where they pass", async () => {
    const outline = ["Life in a colony", "How bees make honey", "Why pollination matters", "Threats to bees"];
    const { content, evidence } = await runPipeline(
      writeArticle,
      { topic: "Honey bees and their honey", words: 300, outline },
      { sources: [bees], ...engines() },
    );
    expect([...content.markdown.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(outline);
    const [, , honey, pollination, threats] = content.markdown.split(/^## /m);
    expect(honey).toContain("nectar");
    expect(pollination).toContain("California");
    expect(threats).toContain("Varroa");
    expect(misplaced(evidence, [bees], content.markdown)).toEqual([]);
    const findings = articleKind.lint(content, { language: "en", forbiddenWords: [], evidence, brief: null });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  on("makes a blog post that opens to its readers and cites all it says", async () => {
    const { content, evidence, heard, notes } = await runPipeline(
      writeBlogPost,
      { topic: "What honey bees do for us", audience: "balcony gardeners", words: 300 },
      { sources: [bees], ...engines() },
    );
    expect(heard.text).toBe(content.markdown);
    // The model's question where it asks only about what was given, else the fixed one; the notes say which.
    const [opening = ""] = content.markdown.split("\n", 1);
    const isFixed = opening === "Why does this matter to balcony gardeners?";
    expect(opening).toMatch(/^\p{Lu}.*\?$/u);
    expect(notes.some((note) => note.startsWith("The question that opens the post is the model's"))).toBe(!isFixed);
    expect(content.tags?.length).toBeGreaterThan(0);
    expect(misplaced(evidence, [bees], content.markdown)).toEqual([]);
    expect(findMissingNumbers(content.markdown, bees.text, "en")).toEqual([]);
    const findings = blogPostKind.lint(content, { language: "en", forbiddenWords: [], evidence, brief: null });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("translation with Bergamot", () => {
  const enPt = lendModel("bergamot", "bergamot-en-pt", "bergamot", { from: "en", to: "pt" });
  const ptEn = lendModel("bergamot", "bergamot-pt-en", "bergamot", { from: "pt", to: "en" });
  const on = it.skipIf(enPt.missing || ptEn.missing);
  const markdown = [
    "# The Suez Canal",
    "",
    suez.text.trim(),
    "",
    "- Opened on **17 November 1869**, see [the source](https://example.org/suez_canal).",
    "- Run `npm start` with {name} to see 18,300 containers.",
    "",
    "| Year | Ships |",
    "| --- | ---: |",
    "| 2015 | 97 ships a day |",
    "",
  ].join("\n");

  async function translate(text: string, from: string, to: string) {
    const translator = (from === "en" ? enPt : ptEn).engine.translate;
    const document = { sourceId: "s", revisionId: null, title: "The Suez Canal", language: from, markdown: text };
    return runPipeline(
      writeTranslation,
      { from, to },
      { document, language: to, translators: translator ? [translator] : [] },
    );
  }

  on("keeps Markdown, numbers, code, addresses and placeholders", async () => {
    const { content, evidence, heard } = await translate(markdown, "en", "pt");
    expect(heard.text).toBe(content.markdown);
    expect(detectLanguage(content.markdown)).toBe("pt");
    expect(content.markdown).toMatch(
      /^- .*\*\*17 de novembro de 1869\*\*.*\]\(https:\/\/example\.org\/suez_canal\)\.$/m,
    );
    expect(content.markdown).toMatch(/^- .*`npm start`.*\{name\}.*18\.300/m);
    expect(content.markdown).toContain("| --- | ---: |\n| 2015 | ");
    expect(findMissingNumbers(markdown, content.markdown, "en", "pt").length).toBeLessThan(3);
    for (const { start, end, quote, place } of evidence) {
      expect(markdown.slice(start, end)).toBe(quote);
      if ("start" in place) expect(content.markdown.slice(place.start, place.end)).toBe(place.quote);
    }
    const sound = evidence.filter(({ state }) => state === "supported").length;
    expect(sound / evidence.length).toBeGreaterThan(0.9);
    const brief = { from: "en", to: "pt" };
    const findings = translationKind.lint(content, { language: "pt", forbiddenWords: [], evidence, brief });
    expect(findings.filter(({ severity }) => severity === "error").length).toBeLessThan(3);
  });

  on("comes back to the same numbers and links from Portuguese", async () => {
    const there = await translate(markdown, "en", "pt");
    const { content } = await translate(there.content.markdown, "pt", "en");
    expect(detectLanguage(content.markdown)).toBe("en");
    expect(content.markdown).toContain("](https://example.org/suez_canal)");
    expect(findMissingNumbers(markdown, content.markdown, "en").length).toBeLessThan(4);
  });
});
