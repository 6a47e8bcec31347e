import { describe, expect, it } from "vitest";
import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { traitText } from "./blurb.ts";
import { composeQuestions } from "./compose.ts";
import { lint } from "./lint.ts";
import { repair } from "./repair.ts";
import { personalityContentSchema, type Outcome, type PersonalityContent } from "./schema.ts";
import type { Trait } from "./traits.ts";

const context: LintContext = { language: "en", forbiddenWords: [], evidence: [], brief: null };
const TRIPLES: Trait[][] = [
  ["adventurous", "curious", "energetic"],
  ["warm", "supportive", "calm"],
  ["organised", "analytical", "focused"],
];

/** A quiz of the bank without a fault, to break one thing of. */
function soundQuiz(): PersonalityContent {
  const outcomes = TRIPLES.map((traits, at): Outcome => {
    const title = ["Scout", "Nurse", "Clerk"][at] ?? "";
    return { id: title.toLowerCase(), title, text: traitText(traits), traits };
  });
  const order = { outcomes, questions: 6, liking: new Map(), seed: "sound", mayUse: () => true };
  return { title: "Which one are you?", outcomes, questions: composeQuestions(order) };
}
const find = (content: PersonalityContent, rule: string, more: Partial<LintContext> = {}): Finding | undefined =>
  lint(content, { ...context, ...more }).find((finding) => finding.rule === rule);
/** The repaired content; fails when there is no such finding, or the repair leaves it or breaks the schema. */
function mend(content: PersonalityContent, rule: string): PersonalityContent {
  const before = find(content, rule);
  if (before?.fix === undefined) throw new Error(`no repair for ${rule}`);
  const after = repair(content, before);
  personalityContentSchema.parse(after);
  expect(find(after, rule)).toBeUndefined();
  return after;
}
const withOutcome = (content: PersonalityContent, at: number, change: Partial<Outcome>): PersonalityContent => ({
  ...content,
  outcomes: content.outcomes.map((outcome, index) => (index === at ? { ...outcome, ...change } : outcome)),
});
const withOptions = (
  content: PersonalityContent,
  change: (option: PersonalityContent["questions"][number]["options"][number], at: number) => object,
  only: (index: number) => boolean = () => true,
): PersonalityContent => ({
  ...content,
  questions: content.questions.map((question, index) =>
    only(index)
      ? { ...question, options: question.options.map((option, at) => ({ ...option, ...change(option, at) })) }
      : question,
  ),
});
const firstOnly = (index: number) => index === 0;

describe("a quiz of the bank", () => {
  it("has no finding", () => expect(lint(soundQuiz(), context)).toEqual([]));
});

describe("chances", () => {
  it("are given back to an outcome that cannot come up", () => {
    const lame = withOptions(soundQuiz(), ({ weights }) => ({ weights: { ...weights, nurse: 0 } }));
    expect(find(lame, "outcome-unreachable")).toMatchObject({ severity: "error", place: { outcomeId: "nurse" } });
    const mended = mend(lame, "outcome-unreachable");
    expect(lint(mended, context).filter(({ rule }) => rule.startsWith("outcome-"))).toEqual([]);
  });

  it("are evened out where one outcome is favoured", () => {
    const loud = withOptions(soundQuiz(), ({ weights }, at) => (at < 3 ? { weights: { ...weights, scout: 2 } } : {}));
    expect(find(loud, "outcome-favoured")?.place).toEqual({ outcomeId: "scout" });
    mend(loud, "outcome-favoured");
  });

  it("hold for readers with likings, or all questions are asked of everyone", () => {
    const quiz = soundQuiz();
    const narrow = {
      ...withOptions(quiz, ({ weights }) => ({ weights: { ...weights, nurse: 0 } }), firstOnly),
      ask: 1,
    };
    expect(find(narrow, "outcome-missed")?.message).toMatch(/cannot come up for readers with some likings/);
    expect(mend(narrow, "outcome-missed").ask).toBeUndefined();
  });

  it("are said to be decided by the latest answer where many ways tie", () => {
    const [first] = soundQuiz().questions;
    const options = ["scout", "nurse", "clerk"].map((id) => ({ id, text: id.repeat(2), weights: { [id]: 1 } }));
    const questions = ["q1", "q2"].map((id) => ({ ...first!, id, stem: `What of ${id}?`, options }));
    expect(find({ ...soundQuiz(), questions }, "many-ties")?.severity).toBe("hint");
  });
});

describe("the whole quiz", () => {
  it("has two outcomes and a question at least", () => {
    expect(find({ title: "T", outcomes: [], questions: [] }, "too-few-outcomes")?.severity).toBe("error");
    expect(find({ title: "T", outcomes: [], questions: [] }, "no-questions")?.severity).toBe("error");
  });

  it("has as many questions as outcomes; what is missing comes from the bank", () => {
    const short = { ...soundQuiz(), questions: soundQuiz().questions.slice(0, 1) };
    const mended = mend(short, "too-few-questions");
    expect(mended.questions).toHaveLength(3);
    expect(new Set(mended.questions.map(({ scenario }) => scenario)).size).toBe(3);
    expect(find(short, "too-few-questions", { language: "pt" })?.fix).toBeUndefined();
  });

  it("says when fewer came than were asked for", () => {
    const brief = { theme: "T", outcomes: ["a", "b", "c"], questions: 9 };
    expect(find(soundQuiz(), "fewer-than-asked", { brief })?.message).toBe("9 questions were asked for, 6 are here.");
  });

  it("says nothing profane or forbidden", () => {
    const rude = withOptions(soundQuiz(), (_, at) => (at === 0 ? { text: "Shit happens, I shrug" } : {}), firstOnly);
    expect(find(rude, "profanity")?.severity).toBe("error");
    mend(rude, "profanity");
    expect(find(withOutcome(soundQuiz(), 0, { title: "The ƒuuck" }), "profanity")?.place).toEqual({
      outcomeId: "scout",
    });
    expect(
      find({ ...soundQuiz(), introduction: "Win a prize" }, "forbidden-word", { forbiddenWords: ["prize"] })?.message,
    ).toContain("“prize”");
  });
});

describe("outcomes", () => {
  it("have a name and words, which their traits can give", () => {
    expect(find(withOutcome(soundQuiz(), 1, { title: " " }), "no-outcome-title")?.severity).toBe("error");
    const mended = mend(withOutcome(soundQuiz(), 1, { text: "" }), "no-outcome-text");
    expect(mended.outcomes[1]).toMatchObject({ text: traitText(TRIPLES[1]!), wordedBy: "bank" });
  });

  it("differ in name, words and traits", () => {
    const [first] = soundQuiz().outcomes;
    mend(withOutcome(soundQuiz(), 2, { text: first!.text }), "outcomes-alike");
    expect(find(withOutcome(soundQuiz(), 2, { title: "scout" }), "same-outcome-title")?.severity).toBe("error");
    const twin = withOutcome(soundQuiz(), 2, { traits: TRIPLES[0]! });
    expect(find(twin, "same-traits")?.place).toEqual({ outcomeId: "clerk" });
  });
});

describe("questions", () => {
  it("have words and two options at least", () => {
    const quiz = soundQuiz();
    const [first, ...rest] = quiz.questions;
    const bare = { ...quiz, questions: [{ ...first!, stem: " ", options: first!.options.slice(0, 1) }, ...rest] };
    expect(find(bare, "no-stem")?.severity).toBe("error");
    expect(find(bare, "too-few-options")?.severity).toBe("error");
    mend(
      withOptions(quiz, (_, at) => (at === 0 ? { text: " " } : {}), firstOnly),
      "empty-option",
    );
  });

  it("are not asked twice, and change the result", () => {
    const quiz = soundQuiz();
    const twice = { ...quiz, questions: [...quiz.questions, { ...quiz.questions[0]!, id: "again" }] };
    expect(mend(twice, "twin-question").questions).toHaveLength(6);
    expect(
      mend(
        withOptions(quiz, () => ({ weights: { scout: 1 } }), firstOnly),
        "decides-nothing",
      ).questions,
    ).toHaveLength(5);
  });
});

describe("options", () => {
  it("do not name their outcome", () => {
    const telling = withOptions(soundQuiz(), (_, at) => (at === 0 ? { text: "I become a nurse" } : {}), firstOnly);
    expect(find(telling, "gives-away-outcome")?.message).toContain("“Nurse”");
    mend(telling, "gives-away-outcome");
  });

  it("differ from each other, and count for something", () => {
    const quiz = soundQuiz();
    const text = quiz.questions[0]!.options[1]!.text;
    mend(
      withOptions(quiz, (_, at) => (at === 0 ? { text: `${text}!` } : {}), firstOnly),
      "twin-option",
    );
    mend(
      withOptions(quiz, (_, at) => (at === 0 ? { weights: {} } : {}), firstOnly),
      "idle-option",
    );
  });

  it("are of one length", () => {
    const long = "I go out at once and look for it everywhere until I have found it, whatever it takes, even at night";
    expect(
      find(
        withOptions(soundQuiz(), (_, at) => (at === 0 ? { text: long } : {}), firstOnly),
        "option-length",
      )?.severity,
    ).toBe("hint");
  });

  it("are kept where only two would be left", () => {
    const quiz = soundQuiz();
    const [first, ...rest] = quiz.questions;
    const two = {
      ...quiz,
      questions: [
        { ...first!, options: first!.options.slice(0, 2).map((option) => ({ ...option, text: "" })) },
        ...rest,
      ],
    };
    expect(find(two, "empty-option")?.fix).toBeUndefined();
  });
});

describe("repair", () => {
  it("gives the same content for a finding that has no fix, or whose place is gone", () => {
    const quiz = soundQuiz();
    const gone: Finding = {
      rule: "empty-option",
      severity: "error",
      place: { questionId: "no", optionId: "no" },
      message: "",
      fix: "x",
    };
    const { fix: _fix, ...unfixable } = gone;
    expect(repair(quiz, gone)).toBe(quiz);
    expect(repair(quiz, unfixable)).toBe(quiz);
    expect(repair(quiz, { ...gone, rule: "outcomes-alike", place: { outcomeId: "no" } })).toBe(quiz);
    expect(repair(quiz, { ...gone, rule: "twin-question", place: { questionId: "no" } })).toBe(quiz);
    expect(repair(quiz, { ...gone, rule: "outcome-missed", place: { outcomeId: "scout" } })).toBe(quiz);
  });
});
