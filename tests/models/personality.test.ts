/** The personality quiz on real small models: what a tiny one proposes is dropped or sound, never a fault. */
import { describe, expect, it } from "vitest";
import { personalityQuizKind } from "#lib/kinds/personality-quiz/kind";
import { oddsOf } from "#lib/kinds/personality-quiz/odds";
import { detectLanguage } from "#lib/text/language";
import { writePersonalityQuiz } from "#workers/pipelines/personality-quiz";
import { lendModel } from "../support/lend-model.ts";
import { givenAbilities, runPipeline } from "../support/run-pipeline.ts";

const brief = {
  theme: "Which honey bee are you?",
  outcomes: ["The Forager", "The Nurse", "The Guard: stands at the door and protects", "The Architect"],
  questions: 8,
  preferences: ["dogs and long walks", "cooking"],
};

describe("a personality quiz with MiniLM, SmolLM2 and Bergamot", () => {
  const minilm = lendModel("onnx", "all-minilm-l6-v2-int8", "onnx");
  const smollm = lendModel("llama", "smollm2-135m-instruct-q4_1", "gguf", { device: "cpu" });
  const enPt = lendModel("bergamot", "bergamot-en-pt", "bergamot", { from: "en", to: "pt" });
  const abilities = givenAbilities({ "write-blurb": 10, "write-option": 10 });

  it.skipIf(minilm.missing || smollm.missing)(
    "takes from a tiny model only what breaks no rule, and counts what was dropped",
    { timeout: 240_000 },
    async () => {
      for (const seed of [1, 2]) {
        const engines = { embedder: minilm.engine.embed, writer: smollm.engine.write, abilities };
        const { content, notes, usage } = await runPipeline(writePersonalityQuiz, brief, { ...engines, seed });
        const findings = personalityQuizKind.lint(content, { language: "en", forbiddenWords: [], evidence: [], brief });
        expect(findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
        expect(oddsOf(content).outcomes.every(({ state }) => state === "fair")).toBe(true);
        expect(notes.join(" ")).toMatch(/\d of 3 texts of outcomes and \d of 6 options passed the checks/);
        expect(usage.outputTokens).toBeGreaterThan(0);
      }
    },
  );

  it.skipIf(minilm.missing)("finds traits and likings by meaning, where no word says them", async () => {
    const outcomes = [
      "The Cardiologist: listens to every patient",
      "The Astronaut: first on Mars",
      "The Notary: stamps and files",
    ];
    const { content, heard } = await runPipeline(
      writePersonalityQuiz,
      { ...brief, outcomes, preferences: ["puppies in the woods"] },
      { embedder: minilm.engine.embed },
    );
    const traits = Object.fromEntries(content.outcomes.map((outcome) => [outcome.id, outcome.traits]));
    expect(traits["the-astronaut"]).toContain("adventurous");
    expect(new Set(Object.values(traits).map((triple) => triple?.[0])).size).toBe(3);
    expect(heard.problems).toEqual([]);
    const tags = content.questions.map((question) => question.tags?.[0]);
    expect([tags[0], tags.filter((tag) => tag === "nature").length]).toEqual(["nature", 3]);
  });

  it.skipIf(enPt.missing)("speaks Portuguese by translation", { timeout: 120_000 }, async () => {
    const translator = enPt.engine.translate;
    const { content, notes } = await runPipeline(
      writePersonalityQuiz,
      { ...brief, theme: "Que abelha és tu?" },
      { language: "pt", translators: translator ? [translator] : [] },
    );
    const words = content.questions
      .flatMap(({ stem, options }) => [stem, ...options.map(({ text }) => text)])
      .join(" ");
    expect(detectLanguage(words)).toBe("pt");
    expect(content.title).toBe("Que abelha és tu?");
    expect(notes.join(" ")).toContain("Translated from English");
    const findings = personalityQuizKind.lint(content, { language: "pt", forbiddenWords: [], evidence: [], brief });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
