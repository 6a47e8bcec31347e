/** Rules about the quiz as a whole: what a reader could guess from the other questions. */
import type { Finding } from "../../evidence.ts";
import { areNumbers, countPositions, freeKeyPosition } from "../options.ts";
import { quizBriefSchema, type QuizContent, type QuizQuestion } from "../schema.ts";
import { keyStandsOutByLength } from "./keys.ts";
import { finding, inQuestion, inWhole, normalise, overlap, wordSet } from "./rule.ts";

/** Two stems that share so many of their words ask the same thing. */
const TWIN_OVERLAP = 0.65;
/** From this share of common words on, two stems speak of the same matter. */
const SAME_MATTER = 0.3;
const SHORTEST_TELLING_KEY = 4;
/** From so many questions on, a habit can be told from chance. */
const ENOUGH_FOR_HABIT = 4;
const LARGEST_SHARE = 0.5;

export function lintWhole(content: QuizContent, brief: unknown, forbiddenWords: readonly string[]): Finding[] {
  return [
    ...lintTotal(content, brief),
    ...lintPositions(content),
    ...lintLengths(content),
    ...lintTrueFalse(content),
    ...lintTwins(content),
    ...lintGiveaways(content),
    ...lintForbiddenWords(content, forbiddenWords),
  ];
}

function lintTotal(content: QuizContent, brief: unknown): Finding[] {
  const made = content.questions.length;
  if (made === 0) return [finding("no-questions", "error", inWhole, "The quiz has no questions yet.")];
  const asked = quizBriefSchema.safeParse(brief).data?.questions ?? 0;
  if (made >= asked) return [];
  return [finding("fewer-than-asked", "hint", inWhole, `${asked} questions were asked for, ${made} are here.`)];
}

function lintPositions(content: QuizContent): Finding[] {
  const counts = countPositions(content.questions);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...counts);
  if (total < ENOUGH_FOR_HABIT || most / total <= LARGEST_SHARE) return [];
  const movable = content.questions.some((question) => freeKeyPosition(question) !== null);
  const letter = String.fromCharCode(65 + counts.indexOf(most));
  const message = `The right answer is ${letter} in ${most} of ${total} questions.`;
  return [finding("key-positions", "warning", inWhole, message, movable ? "Spread the right answers" : undefined)];
}

function lintLengths(content: QuizContent): Finding[] {
  const worded = content.questions.filter(
    (question) => question.type === "single" && !areNumbers(question.options ?? []),
  );
  const telling = worded.filter((question) => keyStandsOutByLength(question.options ?? [])).length;
  if (worded.length < ENOUGH_FOR_HABIT || telling / worded.length <= LARGEST_SHARE) return [];
  const message = `In ${telling} of ${worded.length} questions the longest option by far is the right one.`;
  return [finding("keys-longest", "warning", inWhole, message)];
}

function lintTrueFalse(content: QuizContent): Finding[] {
  const keys = content.questions
    .filter((question) => question.type === "true-false")
    .map((question) => question.options?.findIndex((option) => option.correct) ?? -1);
  if (keys.length < ENOUGH_FOR_HABIT || new Set(keys).size > 1) return [];
  return [finding("true-false-all-alike", "warning", inWhole, "All true-false questions have the same answer.")];
}

function lintTwins({ questions }: QuizContent): Finding[] {
  const asked = questions.map((question) => wordSet(askedWords(question)));
  return questions.flatMap((question, index) => {
    const own = asked[index] as ReadonlySet<string>;
    const twin = asked.slice(0, index).findIndex((earlier) => overlap(earlier, own) > TWIN_OVERLAP);
    if (twin < 0) return [];
    const message = `This asks nearly the same as question ${twin + 1}.`;
    return [finding("twin-question", "warning", inQuestion(question), message, "Remove this question")];
  });
}

/** Frames such as “Match each event with its year” are the same in many questions: there the options count too. */
const askedWords = (question: QuizQuestion): string =>
  question.type === "single" || question.type === "true-false" || question.type === "short-answer"
    ? question.stem.replace(/^Complete the statement:/i, "")
    : [question.stem, ...(question.options ?? []).map((option) => option.text)].join(" ");

/** A key of one question that another question tells. */
function lintGiveaways({ questions }: QuizContent): Finding[] {
  const stems = questions.map(({ stem }) => ({ text: normalise(stem), words: wordSet(stem) }));
  return questions.flatMap((question, index) => {
    const key = answerOf(question);
    const own = stems[index]?.words ?? new Set();
    if (key.length < SHORTEST_TELLING_KEY) return [];
    const tells = (other: { text: string; words: ReadonlySet<string> }) =>
      other.text.includes(key) && overlap(other.words, own) > SAME_MATTER;
    const teller = stems.findIndex((other, at) => at !== index && tells(other));
    if (teller < 0) return [];
    const message = `Question ${teller + 1} tells the answer to this one.`;
    return [finding("answer-told-elsewhere", "hint", inQuestion(question), message)];
  });
}

function answerOf(question: QuizQuestion): string {
  if (question.type === "short-answer") return normalise(question.answers?.[0] ?? "");
  if (question.type !== "single") return "";
  return normalise(question.options?.find((option) => option.correct)?.text ?? "");
}

function lintForbiddenWords({ questions }: QuizContent, forbiddenWords: readonly string[]): Finding[] {
  const words = forbiddenWords.map(normalise).filter(Boolean);
  if (words.length === 0) return [];
  return questions.flatMap((question) => {
    const text = ` ${[question.stem, ...(question.options ?? []).map((option) => option.text)].map(normalise).join(" ")} `;
    return words
      .filter((word) => text.split(word).some((_, at, parts) => at > 0 && standsAlone(parts[at - 1], parts[at])))
      .map((word) =>
        finding("forbidden-word", "warning", inQuestion(question), `The project's rules forbid “${word}”.`),
      );
  });
}

const standsAlone = (before = "", after = ""): boolean =>
  !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
