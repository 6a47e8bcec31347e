import { describe, expect, it } from "vitest";
import { blogPostKind } from "#lib/kinds/blog-post/kind";
import {
  fixtureText,
  givenAbilities,
  givenEmbedder,
  givenSource,
  givenWriter,
  misplaced,
  runPipeline,
} from "#tests/support/run-pipeline";
import { writeBlogPost } from "./blog-post.ts";

const suez = givenSource(fixtureText("suez"), { title: "The Suez Canal" });
const bees = givenSource(fixtureText("bees"), { id: "source-2", title: "Honey bees" });
const topic = "Why the Suez Canal matters";
const headings = (markdown: string) => [...markdown.matchAll(/^## (.*)$/gm)].map((match) => match[1]);

describe.each([
  ["words", null],
  ["an embedder", givenEmbedder()],
])("a blog post by %s", (_by, embedder) => {
  it.each([
    [{ topic, audience: "People new to shipping" }, [suez]],
    [{ topic: "What honey bees do for us", words: 500 }, [bees]],
    [{ topic, words: 300, outline: ["How the canal was built", "Wars and closures"] }, [suez]],
    [{ topic, words: 80 }, [suez, bees]],
  ])("cites every statement at its place, between words that claim nothing (%j)", async (brief, sources) => {
    const { content, evidence, heard } = await runPipeline(writeBlogPost, brief, { sources, embedder });
    expect(blogPostKind.contentSchema.safeParse(content).error).toBeUndefined();
    expect(heard.text).toBe(content.markdown);
    expect(misplaced(evidence, sources, content.markdown)).toEqual([]);
    const lint = blogPostKind.lint(content, { language: "en", forbiddenWords: [], evidence, brief: null });
    expect(lint.filter(({ severity }) => severity !== "hint")).toEqual([]);
    for (const heading of "outline" in brief ? brief.outline : [])
      expect(headings(content.markdown)).toContain(heading);
  });

  it("says no statement twice", async () => {
    const { evidence } = await runPipeline(writeBlogPost, { topic, words: 500 }, { sources: [suez], embedder });
    const quotes = evidence.map(({ quote }) => quote);
    expect(new Set(quotes).size).toBe(quotes.length);
  });
});

describe("a blog post", () => {
  it("opens with a question to its readers and closes with one", async () => {
    const { content, notes } = await runPipeline(
      writeBlogPost,
      { topic, audience: "People new to shipping" },
      { sources: [suez] },
    );
    expect(content.markdown).toMatch(/^Why does this matter to people new to shipping\?\n\nThe Suez Canal is/);
    expect(content.markdown).toMatch(/\n## Where it stands now\n\n[^\n]+\n\nWhat would you add\?\n$/);
    expect(notes.join(" ")).toContain("fixed words");
  });

  it("opens with the model's question where it asks about what the sources say, and says so", async () => {
    const question = "What really makes the Suez Canal matter?";
    const asking = (answer: string) => givenWriter((prompt) => (prompt.endsWith("Question:") ? answer : ""));
    const open = (answer: string) => runPipeline(writeBlogPost, { topic }, { sources: [suez], writer: asking(answer) });
    const opened = await open(question);
    expect(opened.content.markdown.startsWith(`${question}\n\n`)).toBe(true);
    expect(opened.notes.join(" ")).toContain("The question that opens the post is the model's");
    for (const refused of [
      "How did aliens build the Suez Canal?",
      "What does the ships of the canal carry?",
      "How does the Suez Canal connect 12 seas?",
      "The Suez Canal connects two seas.",
    ])
      expect((await open(refused)).content.markdown).toMatch(/^Why does this matter\?\n/);
  });

  it("does not ask a model for its opening that has failed in openings, and says so", async () => {
    const writer = givenWriter((prompt) => {
      expect(prompt).not.toMatch(/Question:$/);
      return "";
    });
    const abilities = givenAbilities({ "open-post": 4, "reword-fact": 9, "propose-title": 9 });
    const { content, notes } = await runPipeline(writeBlogPost, { topic }, { sources: [suez], writer, abilities });
    expect(content.markdown).toMatch(/^Why does this matter\?\n/);
    expect(notes).toContain("The post opens with a fixed question: Fake v1 passed 4 of 10 tests of opening questions.");
  });

  it("takes no question from an audience that is no name for readers", async () => {
    const audience = "They are 18 to 25; they like ships.";
    const { content } = await runPipeline(writeBlogPost, { topic, audience }, { sources: [suez] });
    expect(content.markdown).toMatch(/^Why does this matter\?\n/);
  });

  it("sets short statements that stand alone as a list, each with its evidence", async () => {
    const { content, evidence } = await runPipeline(writeBlogPost, { topic }, { sources: [suez] });
    const items = [...content.markdown.matchAll(/^- (.+)$/gm)];
    expect(content.markdown).toContain("The facts at a glance:\n\n- ");
    expect(items.length).toBeGreaterThanOrEqual(3);
    for (const item of items)
      expect(evidence.some(({ place }) => "start" in place && place.start === item.index + 2)).toBe(true);
  });

  it("has shorter paragraphs than its source", async () => {
    const { content } = await runPipeline(writeBlogPost, { topic, words: 600 }, { sources: [suez] });
    const words = content.markdown.split("\n\n").map((paragraph) => paragraph.split(/\s+/).length);
    expect(Math.max(...words)).toBeLessThanOrEqual(85);
  });

  it("has tags that its text says, a title and a description", async () => {
    const { content } = await runPipeline(writeBlogPost, { topic }, { sources: [suez] });
    expect(content.tags).toContain("suez canal");
    for (const tag of content.tags ?? []) expect(content.markdown.toLowerCase()).toContain(tag);
    expect(content.title).toBe(topic);
    expect(content.description?.length).toBeLessThanOrEqual(160);
  });

  it("has the fixed words of the draft's language, and none where we have no words", async () => {
    const text =
      "O Canal de Suez liga dois mares no Egito. O canal tem 193 quilómetros de comprimento. Cerca de 50 navios passam por dia. Em 2021 um navio bloqueou o canal durante seis dias. O canal abriu em 1869.\n";
    const source = givenSource(text, { language: "pt" });
    const portuguese = await runPipeline(
      writeBlogPost,
      { topic: "O Canal de Suez" },
      { sources: [source], language: "pt" },
    );
    expect(portuguese.content.markdown).toMatch(/^Porque é que isto é importante\?/);
    const unknown = await runPipeline(
      writeBlogPost,
      { topic: "O Canal de Suez" },
      { sources: [{ ...source, language: "gl" }], language: "gl" },
    );
    expect(unknown.content.markdown).toMatch(/^O Canal de Suez liga/);
    expect(unknown.content.markdown).not.toContain("?");
  });

  it("takes a statement in the model's words when they pass the check", async () => {
    const source = givenSource("The United Nations sent its first peacekeeping force to the region.\n");
    const other = "To the region the United Nations sent a peacekeeping force, its first.";
    const writer = givenWriter((prompt) => (prompt.endsWith("Paragraph:") ? `${other} It had 90 ships.` : ""));
    const { content, evidence } = await runPipeline(writeBlogPost, { topic }, { sources: [source], writer });
    expect(content.markdown).toContain(other);
    expect(content.markdown).not.toContain("90");
    expect(evidence).toMatchObject([{ origin: "model", state: "supported" }]);
  });

  it("is an outline with questions to its readers when there are no sources", async () => {
    const { content, evidence, notes, heard } = await runPipeline(
      writeBlogPost,
      { topic: "City gardens", audience: "balcony gardeners" },
      {},
    );
    expect(headings(content.markdown)).toEqual([
      "Opening",
      "The main point",
      "An example",
      "What to do with it",
      "Closing",
    ]);
    expect(content.markdown).toContain("Why does “City gardens” matter to balcony gardeners now?");
    expect([content.tags, evidence, heard.text]).toEqual([undefined, [], content.markdown]);
    expect([notes[0], heard.problems[0]?.message]).toEqual([
      expect.stringMatching(/outline with questions/),
      expect.stringMatching(/not a blog post/),
    ]);
  });
});
