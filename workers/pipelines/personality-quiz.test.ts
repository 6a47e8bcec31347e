import { describe, expect, it } from "vitest";
import { personalityQuizKind } from "#lib/kinds/personality-quiz/kind";
import { oddsOf } from "#lib/kinds/personality-quiz/odds";
import type { PersonalityBrief, PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { shuffle } from "#lib/kinds/quiz/shuffle";
import { givenAbilities, givenEmbedder, givenWriter, runPipeline } from "#tests/support/run-pipeline";
import type { TranslateEngine } from "../engines/engine.ts";
import { writePersonalityQuiz } from "./personality-quiz.ts";

const BEES: PersonalityBrief = {
  theme: "Which honey bee are you?",
  outcomes: ["The Forager: always out and about", "The Nurse: cares for the young", "The Guard", "The Queen"],
  questions: 8,
};
const NAMES = [
  "The Explorer",
  "The Host: a table with too few chairs",
  "The Archivist",
  "The Inventor: what if",
  "The Peacemaker",
  "The Captain",
  "The Hermit",
  "The Clown",
  "Mountain lake",
  "Old oak",
  "Espresso",
  "Camomile tea",
  "Lisbon",
  "A grey cat – sleeps all day",
  "42",
  "Ж",
];
const lintOf = (
  content: PersonalityContent,
  brief: unknown,
  more: { language?: string; forbiddenWords?: string[] } = {},
) => personalityQuizKind.lint(content, { language: "en", forbiddenWords: [], evidence: [], brief, ...more });

const version = { id: "v", name: "Loud", number: 1, digest: "0", format: "none" } as const;
const loud = (change: (text: string) => string = (text) => text.toUpperCase()): TranslateEngine => ({
  version,
  from: "en",
  to: "pt",
  translate: ({ segments }) => Promise.resolve({ segments: segments.map(change) }),
});

describe("a personality quiz from the bank", () => {
  it("holds what was ordered, without a finding, and says how it was made", async () => {
    const { content, notes, heard, evidence } = await runPipeline(writePersonalityQuiz, BEES, {});
    expect(personalityQuizKind.contentSchema.safeParse(content).error).toBeUndefined();
    expect(content.questions).toHaveLength(8);
    expect(content.outcomes.map(({ id }) => id)).toEqual(["the-forager", "the-nurse", "the-guard", "the-queen"]);
    expect(content.outcomes[0]?.text).toMatch(/^Always out and about\. You /);
    expect(content.outcomes.map(({ wordedBy }) => wordedBy)).toEqual([undefined, undefined, "bank", "bank"]);
    expect(lintOf(content, BEES)).toEqual([]);
    expect(notes[0]).toMatch(/^Built from the bank of scenarios/);
    expect(notes.join(" ")).toContain("No writing model is deployed");
    expect(evidence).toEqual([]);
    expect(heard.text.startsWith("# Which honey bee are you?\n\n1. ")).toBe(true);
    expect(new Set(heard.steps.map(({ name }) => name))).toEqual(new Set(["traits", "choose", "balance", "arrange"]));
  });

  it("is the same for the same seed and another for another", async () => {
    const [one, same, other] = await Promise.all(
      [1, 1, 2].map((seed) => runPipeline(writePersonalityQuiz, BEES, { seed })),
    );
    expect(one?.content).toEqual(same?.content);
    expect(one?.content.questions).not.toEqual(other?.content.questions);
  });

  it("gives every outcome fair chances for all readers, whatever is ordered", { timeout: 120_000 }, async () => {
    for (let run = 0; run < 24; run += 1) {
      const count = 2 + (run % 7);
      const questions = Math.max(count, 4 + (run % 9));
      const brief = { theme: "What are you?", outcomes: shuffle(NAMES, `run ${run}`).slice(0, count), questions };
      const { content } = await runPipeline(writePersonalityQuiz, brief, { seed: run });
      const odds = oddsOf(content);
      expect([run, content.questions.length]).toEqual([run, questions]);
      expect([run, odds.outcomes.map(({ state }) => state)]).toEqual([run, brief.outcomes.map(() => "fair")]);
      expect([run, odds.outcomes.map(({ missedSets }) => missedSets)]).toEqual([run, brief.outcomes.map(() => 0)]);
      expect([run, lintOf(content, brief).filter(({ severity }) => severity !== "hint")]).toEqual([run, []]);
    }
  });

  it("asks about what the readers like first, and names what the bank knows nothing of", async () => {
    const brief = { ...BEES, preferences: ["cooking", "outdoors", "xylophone"] };
    const { content, heard } = await runPipeline(writePersonalityQuiz, brief, {});
    const tags = content.questions.map((question) => question.tags?.[0]);
    expect(tags.slice(0, 4).every((tag) => tag === "food" || tag === "nature")).toBe(true);
    expect(new Set(tags.slice(0, 4)).size).toBe(2);
    expect(heard.problems).toEqual([{ code: "preference-unknown", message: expect.stringContaining("“xylophone”") }]);
  });

  it("spares a reader with likings a third of the questions", async () => {
    const { content } = await runPipeline(writePersonalityQuiz, { ...BEES, questions: 9 }, {});
    expect(content.ask).toBe(6);
    const few = await runPipeline(writePersonalityQuiz, { ...BEES, questions: 5 }, {});
    expect(few.content.ask).toBeUndefined();
  });

  it("leaves out forbidden words and the names of outcomes", async () => {
    const brief = { ...BEES, outcomes: ["The Captain", "The Garden", "The Suitcase", "The Bicycle"], questions: 12 };
    const { content } = await runPipeline(writePersonalityQuiz, brief, { forbiddenWords: ["kitchen", "party"] });
    const words = content.questions
      .flatMap(({ stem, options }) => [stem, ...options.map(({ text }) => text)])
      .join(" ");
    expect(words).not.toMatch(/kitchen|party/i);
    expect(content.questions.flatMap(({ options }) => options.map(({ text }) => text)).join(" ")).not.toMatch(
      /captain/i,
    );
    expect(lintOf(content, brief, { forbiddenWords: ["kitchen", "party"] })).toEqual([]);
  });

  it("gives fewer questions where forbidden words leave fewer, and refuses where they leave none", async () => {
    const most = await runPipeline(
      writePersonalityQuiz,
      { ...BEES, questions: 24 },
      { forbiddenWords: ["you", "your"] },
    );
    expect(most.content.questions.length).toBeLessThan(24);
    expect(most.heard.problems.map(({ code }) => code)).toEqual(["fewer-questions"]);
    const all = ["a", "the", "you", "your", "what", "how", "who", "which"];
    await expect(runPipeline(writePersonalityQuiz, BEES, { forbiddenWords: all })).rejects.toMatchObject({
      code: "nothing-usable",
    });
  });

  it("is translated from English, or refused without a translator", async () => {
    const { content, notes } = await runPipeline(writePersonalityQuiz, BEES, { language: "pt", translators: [loud()] });
    expect(content.title).toBe("Which honey bee are you?");
    expect(content.questions.every(({ stem }) => stem === stem.toUpperCase())).toBe(true);
    expect(content.outcomes[0]?.text).toMatch(/^Always out and about\. YOU /);
    expect(notes).toContain("Translated from English with Loud.");
    await expect(runPipeline(writePersonalityQuiz, BEES, { language: "pt" })).rejects.toMatchObject({
      code: "language-unsupported",
    });
  });

  it("keeps English words that a translator gives nothing for, and says so", async () => {
    const silent = loud((text) => (text.endsWith("?") ? "" : text.toUpperCase()));
    const { content, heard } = await runPipeline(writePersonalityQuiz, BEES, { language: "pt", translators: [silent] });
    expect(content.questions.every(({ stem }) => stem.endsWith("?"))).toBe(true);
    expect(heard.problems.map(({ code }) => code)).toEqual(["not-translated"]);
  });
});

describe("a personality quiz with a writing model", () => {
  const passed = givenAbilities({ "write-blurb": 10, "write-option": 10 });
  const blurb = (prompt: string) => {
    const name = /Name: The (\w+)/.exec(prompt)?.[1] ?? "";
    const character = /Character: (.*)/.exec(prompt)?.[1] ?? "";
    return `You live as somebody ${character} does, and people like you for it. Call it the way of a true friend of ${name}land.`;
  };

  it("takes texts that pass the checks, and marks who worded them", async () => {
    const writer = givenWriter((prompt) => (prompt.includes("Character:") ? blurb(prompt) : "???"));
    const { content, notes, usage } = await runPipeline(writePersonalityQuiz, BEES, {
      writer,
      embedder: givenEmbedder(),
      abilities: passed,
    });
    const worded = content.outcomes.filter(({ wordedBy }) => wordedBy === "model");
    expect(notes.join(" ")).toContain(`${worded.length} of 2 texts of outcomes and 0 of 6 options`);
    expect(usage.outputTokens).toBe(8 * 5);
    expect(lintOf(content, BEES).filter(({ severity }) => severity !== "hint")).toEqual([]);
  });

  it.each([
    ["nothing", () => ""],
    ["obscene words", () => "You are a damn fucking great person who is always out and about every day."],
    ["the same words over and over", () => "You go out, you go out, you go out, you go out, you go out, you go out."],
    ["talk about the task", () => "Sure! Here is a personality quiz result for you, my friend."],
    ["another language", () => "Você gosta de sair e de encontrar as pessoas da sua rua todos os dias da semana."],
    ["a lot of text", () => "You are great. ".repeat(300)],
    ["the name of an outcome", () => "With the queen, of course"],
  ])("keeps the words of the bank when the model gives %s", async (_what, answer) => {
    const plain = await runPipeline(writePersonalityQuiz, BEES, { embedder: givenEmbedder() });
    const { content } = await runPipeline(writePersonalityQuiz, BEES, {
      embedder: givenEmbedder(),
      writer: givenWriter(answer),
      abilities: passed,
    });
    expect(content).toEqual(plain.content);
  });

  it("does not ask a model that failed its self-test, and says why", async () => {
    let asked = 0;
    const writer = givenWriter(() => {
      asked += 1;
      return "";
    });
    const abilities = givenAbilities({ "write-blurb": 1, "write-option": 2 });
    const { notes } = await runPipeline(writePersonalityQuiz, BEES, { writer, embedder: givenEmbedder(), abilities });
    expect(asked).toBe(0);
    expect(notes.join(" ")).toMatch(/passed 1 of \d+ tests of result texts/);
  });

  it("asks nothing where no embedding model could check it", async () => {
    const writer = givenWriter(() => {
      throw new Error("asked");
    });
    const { notes } = await runPipeline(writePersonalityQuiz, BEES, { writer, abilities: passed });
    expect(notes.join(" ")).toContain("without an embedding model");
  });

  it("stops between its calls", async () => {
    const stop = new AbortController();
    const writer = givenWriter(() => {
      stop.abort(new Error("stopped"));
      return "";
    });
    await expect(
      runPipeline(writePersonalityQuiz, BEES, {
        writer,
        embedder: givenEmbedder(),
        abilities: passed,
        signal: stop.signal,
      }),
    ).rejects.toThrow("stopped");
  });
});
