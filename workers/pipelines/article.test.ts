import { describe, expect, it } from "vitest";
import { articleKind } from "#lib/kinds/article/kind";
import {
  fixtureText,
  givenEmbedder,
  givenSource,
  givenWriter,
  misplaced,
  runPipeline,
} from "#tests/support/run-pipeline";
import { writeArticle } from "./article.ts";

const suez = givenSource(fixtureText("suez"), { title: "The Suez Canal" });
const coffee = givenSource(fixtureText("coffee"), { id: "source-2", title: "Coffee" });
const topic = "The history of the Suez Canal";
const headings = (markdown: string) => [...markdown.matchAll(/^## (.*)$/gm)].map((match) => match[1]);

describe.each([
  ["words", null],
  ["an embedder", givenEmbedder()],
])("an article by %s", (_by, embedder) => {
  it.each([
    { topic },
    { topic, words: 120 },
    { topic, words: 300, outline: ["How the canal was built", "Wars and closures", "Ever Given"] },
  ])("cites every sentence at its place (%j)", async (brief) => {
    const { content, evidence, heard, notes } = await runPipeline(writeArticle, brief, {
      sources: [suez, coffee],
      embedder,
    });
    expect(articleKind.contentSchema.safeParse(content).error).toBeUndefined();
    expect(heard.text).toBe(content.markdown);
    expect(misplaced(evidence, [suez, coffee], content.markdown)).toEqual([]);
    const lint = articleKind.lint(content, { language: "en", forbiddenWords: [], evidence, brief: null });
    expect(lint.filter(({ severity }) => severity !== "hint")).toEqual([]);
    expect(notes[0]).toMatch(/^Built by extraction/);
  });

  it("puts facts under the headings of the outline", async () => {
    const outline = ["How the canal was built", "Wars and closures", "Ever Given"];
    const { content } = await runPipeline(writeArticle, { topic, words: 400, outline }, { sources: [suez], embedder });
    const [, , given] = content.markdown.split(/^## /m).slice(1);
    expect(headings(content.markdown)).toEqual(outline);
    expect(given).toMatch(/container ship Ever Given/);
  });
});

describe("an article", () => {
  it("has an opening, headings of its own, a title and a description", async () => {
    const { content } = await runPipeline(writeArticle, { topic, words: 400 }, { sources: [suez] });
    expect(content.markdown).toMatch(/^The Suez Canal is an artificial/);
    expect(headings(content.markdown).length).toBeGreaterThan(1);
    expect(content.title).toBe(topic);
    expect(content.description?.length).toBeLessThanOrEqual(160);
  });

  it("keeps a sentence with the one that it leans on", async () => {
    const { content } = await runPipeline(writeArticle, { topic, words: 500 }, { sources: [suez] });
    const at = content.markdown.indexOf("It stayed closed for eight years.");
    if (at >= 0) expect(content.markdown.slice(0, at)).toMatch(/closed the canal to all shipping\. $/);
    expect(content.markdown).not.toMatch(/^(?:It|They|Later),? /m);
  });

  it("says which headings the sources have nothing for", async () => {
    const outline = ["How the canal was built", "Quantum chromodynamics"];
    const { content, heard } = await runPipeline(writeArticle, { topic, outline }, { sources: [suez] });
    expect(headings(content.markdown)).toEqual(["How the canal was built"]);
    expect(heard.problems.map(({ code }) => code)).toContain("section-empty");
  });

  it("takes a fact in the model's words when they pass the check", async () => {
    const mine = "Its first peacekeeping force went to the region, sent by the United Nations.";
    const source = givenSource("The United Nations sent its first peacekeeping force to the region.\n");
    const slip = "The United Nations sent a first peacekeeping force to the region.";
    const answers = (text: string) =>
      givenWriter((prompt) => (prompt.endsWith("Paragraph:") ? `${text} It was built in 1492 by Columbus.` : ""));
    const order = { topic, words: 60 };
    const kept = await runPipeline(writeArticle, order, { sources: [source], writer: answers(slip) });
    expect(kept.content.markdown).toBe(source.text);
    const lost = await runPipeline(writeArticle, order, { sources: [source], writer: answers("A force was sent.") });
    expect(lost.content.markdown).toBe(source.text);
    const other = "To the region the United Nations sent a peacekeeping force, its first.";
    const { content, evidence, notes } = await runPipeline(writeArticle, order, {
      sources: [source],
      writer: answers(other),
    });
    expect(content.markdown).toBe(`${other}\n`);
    expect(evidence).toMatchObject([{ origin: "model", state: "supported", quote: source.text.trim() }]);
    expect(notes.join(" ")).toContain("1 of 1 facts");
    const pronoun = await runPipeline(writeArticle, order, { sources: [source], writer: answers(mine) });
    expect(pronoun.content.markdown).toBe(source.text);
  });

  it.each([
    ["nothing", ""],
    ["an endless loop", "canal canal canal ".repeat(400)],
    ["other facts", "Napoleon ate 40 pizzas in Rome."],
  ])("copies its sources when the model gives %s", async (_what, answer) => {
    const plain = await runPipeline(writeArticle, { topic, words: 200 }, { sources: [suez] });
    const { content } = await runPipeline(
      writeArticle,
      { topic, words: 200 },
      { sources: [suez], writer: givenWriter(() => answer) },
    );
    expect(content).toEqual(plain.content);
  });

  it("takes a title of the model where the topic makes none", async () => {
    const writer = givenWriter((prompt) =>
      prompt.endsWith("Title:") ? "How the Suez Canal was built and opened" : "",
    );
    const { content } = await runPipeline(writeArticle, { topic: "Canal", words: 200 }, { sources: [suez], writer });
    expect(content.title).toBe("How the Suez Canal was built and opened");
    const own = await runPipeline(writeArticle, { topic, words: 200 }, { sources: [suez], writer });
    expect(own.content.title).toBe(topic);
  });

  it("is an outline with questions when there are no sources", async () => {
    const { content, evidence, notes, heard } = await runPipeline(
      writeArticle,
      { topic, outline: ["Before 1869", "Today"] },
      {},
    );
    expect(headings(content.markdown)).toEqual(["Before 1869", "Today"]);
    expect(content.markdown.match(/\?$/gm)?.length).toBeGreaterThan(3);
    expect([evidence, heard.text]).toEqual([[], content.markdown]);
    expect(notes[0]).toMatch(/outline with questions/);
    await expect(runPipeline(writeArticle, { topic }, { language: "pt" })).rejects.toMatchObject({
      code: "no-sources",
    });
  });

  it("refuses sources that have no statements", async () => {
    const sources = [givenSource("Only a heading")];
    await expect(runPipeline(writeArticle, { topic }, { sources })).rejects.toMatchObject({ code: "nothing-usable" });
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    stop.abort(new Error("stopped"));
    await expect(runPipeline(writeArticle, { topic }, { sources: [suez], signal: stop.signal })).rejects.toThrow(
      "stopped",
    );
  });
});
