import { describe, expect, it } from "vitest";
import { summaryKind } from "#lib/kinds/summary/kind";
import { countWords } from "#lib/text/words";
import {
  fixtureText,
  givenEmbedder,
  givenSource,
  givenWriter,
  misplaced,
  runPipeline,
} from "#tests/support/run-pipeline";
import { EngineError } from "../engines/engine.ts";
import { writeSummary } from "./summary.ts";

const suez = givenSource(fixtureText("suez"), { title: "The Suez Canal" });
const bees = givenSource(fixtureText("bees"), { id: "source-2", title: "Bees" });
const lintOf = (
  content: { title: string; markdown: string },
  brief: unknown,
  evidence: Parameters<typeof misplaced>[0],
) =>
  summaryKind
    .lint(content, { language: "en", forbiddenWords: [], evidence: [...evidence], brief })
    .map(({ rule }) => rule);

describe.each([
  ["words", null],
  ["an embedder", givenEmbedder()],
])("a summary by %s", (_by, embedder) => {
  it.each([{ words: 60 }, { words: 150 }, { points: 3 }, { points: 8 }, {}])(
    "holds the length of %j and cites every sentence at its place",
    async (brief) => {
      const { content, evidence, heard, notes } = await runPipeline(writeSummary, brief, { sources: [suez], embedder });
      expect(summaryKind.contentSchema.safeParse(content).error).toBeUndefined();
      expect(heard.text).toBe(content.markdown);
      expect(misplaced(evidence, [suez], content.markdown)).toEqual([]);
      expect(evidence.every(({ origin, state }) => origin === "source" && state === "supported")).toBe(true);
      expect(lintOf(content, brief, evidence)).toEqual([]);
      expect(content.title).toBe("Summary: The Suez Canal");
      expect(notes).toEqual(["Built by extraction: every sentence is copied from the sources."]);
      if (brief.words) expect(Math.abs(countWords(content.markdown) / brief.words - 1)).toBeLessThan(0.2);
    },
  );

  it("keeps the order of the sources and says something of each", async () => {
    const { content, evidence } = await runPipeline(writeSummary, { points: 6 }, { sources: [suez, bees], embedder });
    const points = evidence.filter(({ place }) => "start" in place && content.markdown[place.start - 2] === "-");
    expect(points).toHaveLength(6);
    const ids = points.map(({ sourceId }) => sourceId);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(2);
  });
});

describe("a summary", () => {
  it("is the same for the same order", async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => runPipeline(writeSummary, { words: 90 }, { sources: [suez] })),
    );
    expect(one?.content).toEqual(two?.content);
  });

  it("takes a shorter sentence of the model that passes the check", async () => {
    const rewrite =
      "The Suez Canal is an artificial waterway in Egypt that connects the Mediterranean Sea to the Red Sea.";
    const writer = givenWriter((prompt) => (prompt.includes("artificial sea-level") ? `${rewrite}\n` : "I cannot."));
    const { content, evidence, notes, usage } = await runPipeline(
      writeSummary,
      { words: 90 },
      { sources: [suez], writer },
    );
    expect(content.markdown.startsWith(rewrite)).toBe(true);
    expect(evidence[0]).toMatchObject({ origin: "model", state: "supported", start: 0 });
    expect(evidence[0]?.quote).toMatch(/Isthmus of Suez\.$/);
    expect(notes[0]).toMatch(/^Built by extraction: 1 of \d sentences were shortened/);
    expect(usage.outputTokens).toBeGreaterThan(0);
  });

  it.each([
    ["a false number", () => "The Suez Canal opened in 1999 in Egypt."],
    ["nothing", () => ""],
    ["the same words over and over", () => "The canal the canal the canal the canal the canal the canal."],
    ["a lot of text", () => "The canal is long. ".repeat(500)],
    ["talk about the text", () => "The passage describes the canal in Egypt."],
    ["a broken end", () => "The Suez Canal is an artificial"],
  ])("copies its sources when the model gives %s", async (_what, answer) => {
    const plain = await runPipeline(writeSummary, { words: 90 }, { sources: [suez] });
    const { content, notes } = await runPipeline(
      writeSummary,
      { words: 90 },
      { sources: [suez], writer: givenWriter(answer) },
    );
    expect(content).toEqual(plain.content);
    expect(notes).toContain("The model's shorter sentences did not pass the check and were not used.");
  });

  it("does without a model whose context is too small, and passes other failures on", async () => {
    const tiny = givenWriter(() => "x", 64);
    expect(
      (await runPipeline(writeSummary, { words: 60 }, { sources: [suez], writer: tiny })).evidence.length,
    ).toBeGreaterThan(1);
    const broken = givenWriter(() => {
      throw new EngineError("process-ended", "gone");
    });
    await expect(runPipeline(writeSummary, { words: 60 }, { sources: [suez], writer: broken })).rejects.toThrow(
      EngineError,
    );
  });

  it("avoids forbidden words", async () => {
    const { content } = await runPipeline(
      writeSummary,
      { words: 90 },
      { sources: [suez], forbiddenWords: ["Lesseps", "Six-Day War"] },
    );
    expect(content.markdown).not.toMatch(/Lesseps|Six-Day War/);
  });

  it("says that fewer points came than were asked for", async () => {
    const short = givenSource("The canal is long and deep today. It has no locks at either end of it.\n");
    const { content, heard } = await runPipeline(writeSummary, { points: 9 }, { sources: [short] });
    expect(heard.problems.map(({ code }) => code)).toEqual(["fewer-points"]);
    expect(content.markdown).toContain("The canal is long and deep today.");
  });

  it("works from one sentence", async () => {
    const one = givenSource("The canal is long and deep today.");
    const { content } = await runPipeline(writeSummary, { words: 60 }, { sources: [one] });
    expect(content.markdown).toBe("The canal is long and deep today.\n");
  });

  it.each([
    [[], "no-sources"],
    [[givenSource("  \n ")], "no-sources"],
    [[givenSource("Only a heading\n\nAnother heading")], "nothing-usable"],
    [[givenSource("O canal é longo e fundo.", { language: "pt" })], "language-unsupported"],
  ])("refuses what it cannot use (%#)", async (sources, code) => {
    await expect(runPipeline(writeSummary, {}, { sources })).rejects.toMatchObject({ name: "PipelineError", code });
  });

  it("leaves out sources in another language and says so", async () => {
    const other = givenSource("O canal é longo e fundo.", { id: "source-3", language: "pt", title: "O canal" });
    const { heard, evidence } = await runPipeline(writeSummary, { words: 60 }, { sources: [other, suez] });
    expect(heard.problems[0]).toMatchObject({ code: "source-skipped", message: expect.stringContaining("Portuguese") });
    expect(evidence.every(({ sourceId }) => sourceId === suez.id)).toBe(true);
  });

  it("reads right-to-left and other languages", async () => {
    const text =
      "تقع القناة في مصر بين بحرين كبيرين. افتتحت القناة في عام 1869 أمام السفن. يبلغ طول القناة 193 كيلومترا اليوم. ";
    const arabic = givenSource(text, { language: "ar" });
    const { content, evidence } = await runPipeline(writeSummary, { points: 2 }, { sources: [arabic], language: "ar" });
    expect(misplaced(evidence, [arabic], content.markdown)).toEqual([]);
    expect(content.markdown.match(/^- /gm)).toHaveLength(2);
  });

  it("samples a huge source and says so", { timeout: 60_000 }, async () => {
    const paragraphs = suez.text.trim().split(/\n\s*\n/);
    const text = Array.from(
      { length: 3_000 },
      (_, at) => `Part ${at} begins here in all its length. ${paragraphs[at % 7]}`,
    ).join("\n\n");
    const huge = givenSource(text);
    const started = performance.now();
    const { evidence, content, heard } = await runPipeline(writeSummary, { words: 200 }, { sources: [huge] });
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(misplaced(evidence, [huge], content.markdown)).toEqual([]);
    expect(heard.problems.map(({ code }) => code)).toContain("source-sampled");
  });

  it("stops between steps", async () => {
    const stop = new AbortController();
    const writer = givenWriter(() => {
      stop.abort(new Error("stopped"));
      return "";
    });
    await expect(runPipeline(writeSummary, {}, { sources: [suez], writer, signal: stop.signal })).rejects.toThrow(
      "stopped",
    );
  });

  it("escapes what plain text would turn into marks", async () => {
    const text =
      "# is a sign that begins a heading in many systems today.\n\nThe tag <b> makes words bold in a page of the web.";
    const { content, evidence } = await runPipeline(writeSummary, { words: 60 }, { sources: [givenSource(text)] });
    expect(content.markdown).toContain("The tag \\<b> makes");
    expect(evidence.map(({ quote }) => quote)).toContain("The tag <b> makes words bold in a page of the web.");
  });
});

describe("a summary with models that judge and shorten", () => {
  const text =
    "The canal was opened in 1869 after ten years of work, which cost the lives of many people who had been sent there.";
  const sources = [
    givenSource(`${text} It is 193 kilometres long today. Ships pass it in some twelve hours on average.`),
  ];
  const version = { id: "fake", name: "Fake", number: 1, digest: "00", format: "onnx" } as const;
  const summariser = {
    version,
    summarise: async ({ texts }: { texts: string[] }) => texts.map((one) => one.replace(/,.*$/s, ".")),
  };
  const entailer = (contradiction: number) => ({
    version,
    entail: async ({ pairs }: { pairs: unknown[] }) =>
      pairs.map(() => ({ entailment: 1 - contradiction, neutral: 0, contradiction })),
  });
  const run = (more: object) => runPipeline(writeSummary, { points: 2 }, { sources, ...more });
  const short = "The canal was opened in 1869 after ten years of work.";

  it("takes the summariser's shorter sentence when it passes the checks", async () => {
    const { content, evidence } = await run({ summariser });
    expect(content.markdown).toContain(short);
    expect(evidence.filter(({ origin }) => origin === "model")).toHaveLength(1);
  });

  it("keeps the source's sentence when the entailment model says that the shorter one contradicts it", async () => {
    expect((await run({ summariser, entailer: entailer(0.95) })).content.markdown).not.toContain(short);
    expect((await run({ summariser, entailer: entailer(0.3) })).content.markdown).toContain(short);
  });
});
