import { describe, expect, it } from "vitest";
import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { lint } from "./lint.ts";
import { repair } from "./repair.ts";
import { quizContentSchema, type QuizContent, type QuizQuestion } from "./schema.ts";

const EVIDENCE: NonNullable<QuizQuestion["evidence"]> = [
  {
    place: { questionId: "q" },
    origin: "source",
    sourceId: "s",
    revisionId: null,
    start: 0,
    end: 4,
    quote: "Four",
    state: "supported",
  },
];
const context: LintContext = { language: "en", forbiddenWords: [], evidence: [], brief: null };

const options = (...texts: string[]) =>
  texts.map((text, index) => ({
    id: `o${index}`,
    text: text.replace(/^\*/, ""),
    correct: text.startsWith("*"),
    feedback: "Because.",
  }));

/** A question without a fault; `*` marks the key. */
const question = (more: Partial<QuizQuestion> = {}): QuizQuestion => ({
  id: "q",
  type: "single",
  stem: "Which country grows the most coffee?",
  options: options("Peru", "*Brazil", "Chile", "Cuba"),
  explanation: "Brazil grows about one third.",
  evidence: EVIDENCE,
  ...more,
});
const quiz = (...questions: QuizQuestion[]): QuizContent => ({ title: "Coffee", questions });
const find = (content: QuizContent, rule: string, more: Partial<LintContext> = {}): Finding | undefined =>
  lint(content, { ...context, ...more }).find((finding) => finding.rule === rule);
/** The repaired content; fails when the repair leaves the finding, or breaks the schema. */
const mend = (content: QuizContent, rule: string): QuizContent => {
  const before = find(content, rule);
  if (!before) throw new Error(`no finding ${rule}`);
  const after = repair(content, before);
  quizContentSchema.parse(after);
  expect(find(after, rule)).toBeUndefined();
  return after;
};

describe("a question without a fault", () => {
  it("has no finding", () => expect(lint(quiz(question()), context)).toEqual([]));
});

describe("keys", () => {
  it("must be there", () => {
    expect(find(quiz(question({ options: options("Peru", "Brazil", "Cuba") })), "no-key")?.severity).toBe("error");
    const empty = question({ type: "short-answer", options: undefined, answers: [] });
    expect(find(quiz(empty), "no-key")?.severity).toBe("error");
  });

  it("must be one where one answer is asked for; the repair asks for several", () => {
    const two = quiz(question({ options: options("*Peru", "*Brazil", "Cuba") }));
    expect(mend(two, "several-keys").questions[0]?.type).toBe("multiple");
  });

  it("are not all options, nor a single one, where several are asked for", () => {
    expect(
      find(quiz(question({ type: "multiple", options: options("*Peru", "*Cuba", "*Chile") })), "all-keys"),
    ).toBeDefined();
    expect(mend(quiz(question({ type: "multiple" })), "one-key-of-several").questions[0]?.type).toBe("single");
  });

  it("are not the longest by much, but may be somewhat longer", () => {
    const long = options("Peru", "*Brazil, in the hills of the south-east", "Cuba");
    expect(find(quiz(question({ options: long })), "key-longest")?.severity).toBe("warning");
    expect(find(quiz(question({ options: options("Peru", "*Venezuela", "Cuba") })), "key-longest")).toBeUndefined();
  });

  it("are not told by the question, unless wrong options share the word", () => {
    const leaking = question({
      stem: "Which body runs the Suez traffic?",
      options: options("*Suez Authority", "Port Office", "Sea Board"),
    });
    expect(find(quiz(leaking), "key-in-stem")?.place).toEqual({ questionId: "q", optionId: "o0" });
    const shared = question({ stem: "How many miles is it?", options: options("*10 miles", "20 miles", "30 miles") });
    expect(find(quiz(shared), "key-in-stem")).toBeUndefined();
  });
});

describe("options", () => {
  it("that say the same are removed, and the key is kept", () => {
    const doubled = quiz(question({ options: options("Brazil.", "*brazil", "Cuba", "Peru") }));
    expect(mend(doubled, "duplicate-option").questions[0]?.options?.map((option) => option.id)).toEqual([
      "o1",
      "o2",
      "o3",
    ]);
  });

  it("all and none of the above are removed when they are wrong, and only named when they are the key", () => {
    mend(
      quiz(question({ options: options("Peru", "*Brazil", "Cuba", "None of the above") })),
      "all-or-none-of-the-above",
    );
    const key = quiz(question({ options: options("Peru", "Brazil", "Cuba", "*All of these") }));
    expect(find(key, "all-or-none-of-the-above")?.fix).toBeUndefined();
  });

  it("that are numbers stand in order", () => {
    const mended = mend(quiz(question({ options: options("900 km", "*1,200 km", "40 km") })), "numbers-not-sorted");
    expect(mended.questions[0]?.options?.map((option) => option.text)).toEqual(["40 km", "900 km", "1,200 km"]);
  });

  it("without words are removed", () => {
    expect(
      mend(quiz(question({ options: options("Peru", "*Brazil", "Chile", " ") })), "empty-option").questions[0]?.options,
    ).toHaveLength(3);
  });

  it("are at least two, better three", () => {
    expect(find(quiz(question({ options: options("*Brazil") })), "too-few-options")?.severity).toBe("error");
    expect(find(quiz(question({ options: options("*Brazil", "Peru") })), "too-few-options")?.severity).toBe("warning");
  });

  it("all fit the article before the gap, or none does", () => {
    const stem = "A coffee tree bears a _____";
    expect(
      find(quiz(question({ stem, options: options("*cherry", "apple", "olive") })), "article-gives-away"),
    ).toBeDefined();
    expect(
      find(quiz(question({ stem, options: options("*cherry", "peach", "date") })), "article-gives-away"),
    ).toBeUndefined();
  });

  it("end alike", () => {
    const mended = mend(quiz(question({ options: options("Peru", "*Brazil.", "Cuba") })), "option-form");
    expect(mended.questions[0]?.options?.[1]?.text).toBe("Brazil");
  });

  it("have feedback", () => {
    const silent = question().options!.map((option, index) => (index === 0 ? { ...option, feedback: "" } : option));
    expect(find(quiz(question({ options: silent })), "no-feedback")?.message).toContain("1 of 4");
  });

  it("of a matching question have different matches", () => {
    const pairs = ["1858", "1869", "1858"].map((match, index) => ({ id: `o${index}`, text: `Event ${index}`, match }));
    expect(
      mend(quiz(question({ type: "matching", options: pairs })), "duplicate-match").questions[0]?.options,
    ).toHaveLength(2);
  });
});

describe("stems", () => {
  it("are there, not too long, and without a negation", () => {
    expect(find(quiz(question({ stem: " " })), "no-stem")?.severity).toBe("error");
    expect(find(quiz(question({ stem: "word ".repeat(50) })), "long-stem")).toBeDefined();
    expect(
      find(quiz(question({ stem: "Which country does not grow coffee?" })), "negation-in-stem")?.message,
    ).toContain("not");
    expect(find(quiz(question({ stem: "Who tied the knot?" })), "negation-in-stem")).toBeUndefined();
  });

  it("rest on a passage, in the question or in the draft's evidence", () => {
    const bare = quiz(question({ evidence: undefined }));
    expect(find(bare, "no-evidence")?.severity).toBe("warning");
    expect(lint(bare, { ...context, evidence: EVIDENCE })).toEqual([]);
    const doubtful = quiz(question({ evidence: [{ ...EVIDENCE[0]!, state: "contradicted" }] }));
    expect(find(doubtful, "no-evidence")).toBeDefined();
  });

  it("have an explanation", () => expect(find(quiz(question({ explanation: "" })), "no-explanation")).toBeDefined());
});

describe("short answers", () => {
  const short = (answers: string[]) => quiz(question({ type: "short-answer", options: undefined, answers }));

  it("are short, different, and not in the question", () => {
    expect(find(short(["the land of many rivers and hills"]), "long-answer")).toBeDefined();
    expect(mend(short(["Brazil", "brazil "]), "duplicate-answer").questions[0]?.answers).toEqual(["Brazil"]);
    expect(find(short(["coffee"]), "key-in-stem")).toBeDefined();
  });
});

describe("the whole quiz", () => {
  const STEMS = [
    "Who dug the canal?",
    "Where do bees dance?",
    "What does espresso need?",
    "Which ship ran aground?",
    "When was it closed?",
  ];
  const many = (make: (index: number) => Partial<QuizQuestion>) =>
    quiz(...STEMS.map((stem, index) => question({ id: `q${index}`, stem, ...make(index) })));

  it("has questions, as many as were asked for", () => {
    expect(find(quiz(), "no-questions")?.severity).toBe("error");
    expect(find(quiz(question()), "fewer-than-asked", { brief: { questions: 3 } })?.message).toContain("3 questions");
    expect(find(quiz(question()), "fewer-than-asked", { brief: { questions: 1 } })).toBeUndefined();
  });

  it("spreads its right answers", () => {
    const mended = mend(
      many(() => ({})),
      "key-positions",
    );
    expect(lint(mended, context).filter((finding) => finding.rule !== "answer-told-elsewhere")).toEqual([]);
  });

  it("does not make the longest option right each time", () => {
    const long = many(() => ({ options: options("Peru", "*Brazil, in the hills of the south-east", "Cuba") }));
    expect(find(long, "keys-longest")).toBeDefined();
  });

  it("does not make every statement true", () => {
    const statements = many(() => ({ type: "true-false", options: options("*True", "False") }));
    expect(find(statements, "true-false-all-alike")).toBeDefined();
  });

  it("asks nothing twice; the repair removes the later question", () => {
    const twin = question({ id: "q2", stem: "Which country grows the most coffee beans?" });
    expect(mend(quiz(question(), twin), "twin-question").questions.map((left) => left.id)).toEqual(["q"]);
  });

  it("does not tell an answer elsewhere", () => {
    const teller = question({
      id: "q2",
      stem: "Which of the ports of Brazil sends out the most coffee from its country?",
    });
    expect(find(quiz(question(), teller), "answer-told-elsewhere")?.place).toEqual({ questionId: "q" });
  });

  it("keeps to the words that the project allows, as whole words", () => {
    expect(find(quiz(question()), "forbidden-word", { forbiddenWords: ["Cuba"] })).toBeDefined();
    expect(find(quiz(question()), "forbidden-word", { forbiddenWords: ["cub"] })).toBeUndefined();
  });
});
