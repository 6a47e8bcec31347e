import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { quizKind } from "#lib/kinds/quiz/kind";
import { areNumbers, countPositions, valueOf } from "#lib/kinds/quiz/options";
import { repair } from "#lib/kinds/quiz/repair";
import { quizContentSchema, type QuizBrief, type QuizContent } from "#lib/kinds/quiz/schema";
import type { EmbedEngine } from "../engines/engine.ts";
import type { PipelineContext, PipelineSource } from "./pipeline.ts";
import { writeQuiz } from "./quiz.ts";
import { abilitiesFrom } from "./abilities.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../tests/fixtures/texts/${name}.txt`, import.meta.url), "utf8");
const source = (text: string, more: Partial<PipelineSource> = {}): PipelineSource => ({
  id: "source-1",
  title: "A text",
  language: "en",
  text,
  passages: [],
  ...more,
});

type Heard = { text: string; steps: Set<string>; problems: { code: string; message: string }[] };

async function run(
  sources: PipelineSource[],
  brief: QuizBrief = { questions: 10 },
  more: Partial<PipelineContext> = {},
) {
  const heard: Heard = { text: "", steps: new Set(), problems: [] };
  const context: PipelineContext = {
    sources,
    document: null,
    language: "en",
    guidelines: "",
    forbiddenWords: [],
    writer: null,
    embedder: null,
    entailer: null,
    summariser: null,
    translators: [],
    abilities: abilitiesFrom([]),
    seed: 1,
    signal: new AbortController().signal,
    emit: {
      text: (markdown) => (heard.text += markdown),
      step: ({ name }) => heard.steps.add(name),
      problem: (problem) => heard.problems.push(problem),
    },
    ...more,
  };
  return { ...(await writeQuiz(brief, context)), heard };
}

const lint = (content: QuizContent, questions = 10) =>
  quizKind.lint(content, { language: "en", forbiddenWords: [], evidence: [], brief: { questions } });

describe.each(["bees", "coffee", "suez"])("a quiz about %s", (name) => {
  const text = fixture(name);

  it("has at least five sound questions, each with a key and three wrong options", async () => {
    const { content } = await run([source(text)]);
    expect(quizContentSchema.safeParse(content).error).toBeUndefined();
    expect(content.questions.length).toBeGreaterThanOrEqual(5);
    for (const question of content.questions) {
      expect(question.options).toHaveLength(4);
      expect(question.options?.filter((option) => option.correct)).toHaveLength(1);
      expect(question.options?.every((option) => option.feedback)).toBe(true);
    }
    expect(lint(content).filter((finding) => finding.severity !== "hint")).toEqual([]);
  });

  it("rests each question on the very words of the source", async () => {
    const { content, evidence } = await run([source(text)]);
    for (const question of content.questions) {
      const key = question.options?.find((option) => option.correct)?.text ?? "";
      const [first] = question.evidence ?? [];
      expect(first?.sourceId).toBe("source-1");
      expect(first?.quote).toBe(text.slice(first?.start, first?.end));
      expect(first?.quote).toContain(key);
      expect(question.explanation).toContain(key);
    }
    expect(evidence).toEqual(content.questions.flatMap((question) => question.evidence));
  });

  it("sorts numbers, offers wrong ones of the same sort, and spreads the right answers", async () => {
    const { content } = await run([source(text)]);
    for (const { options = [] } of content.questions) {
      const unit = (option: string) => option.replace(/[\d.,]+|^\p{L}+ /u, "").trim();
      if (!areNumbers(options) || options.some((option) => /\p{Lu}/u.test(option.text))) continue;
      const values = options.map((option) => valueOf(option.text) ?? 0);
      expect(values).toEqual([...values].sort((one, other) => one - other));
      if (/\d/.test(options[0]?.text ?? "")) expect(new Set(options.map((option) => unit(option.text))).size).toBe(1);
    }
    const counts = countPositions(content.questions);
    expect(Math.max(...counts)).toBeLessThanOrEqual(Math.ceil(content.questions.length / 4) + 1);
  });

  it("is the same for the same seed, and in another order for another", async () => {
    const [one, same, other] = await Promise.all(
      [1, 1, 2].map((seed) => run([source(text)], { questions: 10 }, { seed })),
    );
    expect(same?.content).toEqual(one?.content);
    expect(other?.content).not.toEqual(one?.content);
  });
});

describe("the quiz pipeline", () => {
  it("streams each question as Markdown, tells its steps, and says that no model wrote it", async () => {
    const { heard, content, notes, usage } = await run([source(fixture("suez"))]);
    expect([...heard.steps]).toEqual(["read", "clean", "ask", "check", "arrange"]);
    for (const question of content.questions) expect(heard.text).toContain(question.stem);
    expect(notes.join()).toContain("without a model");
    expect(usage.outputTokens).toBe(0);
  });

  it("says why fewer came than were asked for, and offers weak candidates apart", async () => {
    const { heard, content, findings } = await run([source(fixture("bees"))], { questions: 30 });
    const problem = heard.problems.find(({ code }) => code === "fewer-than-asked");
    expect(problem?.message).toMatch(
      new RegExp(`^30 questions were asked for, ${content.questions.length} are sound\\. .*\\(\\d+\\)`),
    );
    const weak = findings.filter((finding) => finding.rule === "weak-candidate");
    expect(weak.length).toBeGreaterThan(0);
    expect(weak[0]?.message).toContain("Against it:");
    const added = repair(content, weak[0]!);
    expect(quizContentSchema.parse(added).questions).toHaveLength(content.questions.length + 1);
  });

  it("never gives more than was asked for", async () => {
    const { content, findings, heard } = await run([source(fixture("suez"))], { questions: 3 });
    expect(content.questions).toHaveLength(3);
    expect(findings).toEqual([]);
    expect(heard.problems).toEqual([]);
  });

  it("asks about several sources and keeps them apart", async () => {
    const sources = ["bees", "suez"].map((name) => source(fixture(name), { id: name, title: name }));
    const { content } = await run(sources, { questions: 20 });
    for (const item of content.questions.flatMap((question) => question.evidence ?? []))
      expect(item.quote).toBe(sources.find(({ id }) => id === item.sourceId)?.text.slice(item.start, item.end));
    expect(new Set(content.questions.map((question) => question.evidence?.[0]?.sourceId))).toEqual(
      new Set(["bees", "suez"]),
    );
  });

  it("uses no sentence that holds a forbidden word", async () => {
    const { content } = await run([source(fixture("suez"))], { questions: 30 }, { forbiddenWords: ["Egypt", "ship"] });
    const words = content.questions.flatMap((question) => [
      question.stem,
      ...(question.options ?? []).map((option) => option.text),
    ]);
    expect(words.length).toBeGreaterThan(0);
    for (const text of words) expect(text).not.toMatch(/\bEgypt\b|\bship\b/);
  });

  it("weighs sentences by the embedder where there is one", async () => {
    const asked: number[] = [];
    const embedder: EmbedEngine = {
      version: { id: "v", name: "test", number: 1, digest: "d", format: "onnx" },
      dimensions: 2,
      embed: async ({ texts }) => {
        asked.push(texts.length);
        return texts.map((_, index) => Float32Array.from([1, index % 2]));
      },
    };
    const { content } = await run([source(fixture("suez"))], { questions: 5 }, { embedder });
    expect(asked.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
    expect(content.questions).toHaveLength(5);
  });

  it("refuses other languages with a word about what to do", async () => {
    const german = source("Der Kanal wurde 1869 eröffnet.", { language: "de" });
    await expect(run([german])).rejects.toMatchObject({ code: "language-unsupported" });
    await expect(run([source(fixture("suez"))], { questions: 3 }, { language: "pt-BR" })).rejects.toMatchObject({
      code: "language-unsupported",
    });
    const { heard, content } = await run([german, source(fixture("suez"))]);
    expect(heard.problems.map(({ code }) => code)).toContain("source-skipped");
    expect(content.questions.length).toBeGreaterThan(5);
  });

  it("refuses an order without sources, and sources without a sentence", async () => {
    await expect(run([])).rejects.toMatchObject({ code: "no-sources" });
    for (const text of ["", " \n\n", "MENU\nHome | About\nSubscribe to our newsletter"])
      await expect(run([source(text)])).rejects.toMatchObject({ code: "nothing-usable" });
  });

  it("gives an empty quiz, and says so, where no sentence can be asked about", async () => {
    for (const text of [
      "Bees are nice to have around.",
      "قناة السويس هي ممر مائي اصطناعي في مصر يبلغ طوله ١٩٣ كيلومترا. ".repeat(20),
    ]) {
      const { content, heard } = await run([source(text)]);
      expect(content.questions).toEqual([]);
      expect(heard.problems.map(({ code }) => code)).toEqual(["fewer-than-asked"]);
    }
  });

  it("takes nothing from page furniture around a text", async () => {
    const page = `Subscribe to our newsletter for $12 a month\n\nPhoto: Jane Roe / AP Photo, 1999\n\n${fixture("suez")}\n\nAll rights reserved 2021`;
    const { content } = await run([source(page)], { questions: 30 });
    const plain = await run([source(fixture("suez"))], { questions: 30 });
    expect(content.questions.map((question) => question.stem)).toEqual(
      plain.content.questions.map((question) => question.stem),
    );
    for (const item of content.questions.flatMap((question) => question.evidence ?? []))
      expect(item.quote).toBe(page.slice(item.start, item.end));
  });

  it("reads a very long text in parts, and says so", { timeout: 180_000 }, async () => {
    const long = Array.from({ length: 130 }, () => fixture("suez")).join("\n\n");
    const { heard, content } = await run([source(long)], { questions: 5 });
    expect(heard.problems.map(({ code }) => code)).toContain("source-sampled");
    expect(content.questions.length).toBeLessThanOrEqual(5);
  });

  it("stops when it is told to", async () => {
    const abort = new AbortController();
    const running = run([source(fixture("suez"))], { questions: 5 }, { signal: abort.signal });
    abort.abort();
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
  });
});
