/** Rules about right answers: that there is one, and that nothing but knowledge gives it away. */
import type { Finding } from "../../evidence.ts";
import { hasKeys, type QuizOption, type QuizQuestion } from "../schema.ts";
import { finding, inQuestion, wordsOf } from "./rule.ts";

/** A key this many times as long as the longest wrong option, and by so many characters, is picked by its length. */
export const LENGTH_TELL = { times: 1.3, characters: 12 };

export function lintKeys(question: QuizQuestion): Finding[] {
  if (!hasKeys(question.type)) return [];
  return [...lintNumberOfKeys(question), ...lintKeyLength(question), ...lintLeak(question)];
}

/** Whether the key is longer than every wrong option by so much that the length alone gives it away. */
export function keyStandsOutByLength(options: readonly QuizOption[]): boolean {
  const keys = options.filter((option) => option.correct).map((option) => option.text.length);
  const wrong = options.filter((option) => !option.correct).map((option) => option.text.length);
  if (keys.length === 0 || wrong.length === 0) return false;
  const shortestKey = Math.min(...keys);
  const longestWrong = Math.max(...wrong);
  return shortestKey > longestWrong * LENGTH_TELL.times && shortestKey - longestWrong >= LENGTH_TELL.characters;
}

function lintNumberOfKeys(question: QuizQuestion): Finding[] {
  const options = question.options ?? [];
  const keys = options.filter((option) => option.correct).length;
  const place = inQuestion(question);
  if (keys === 0) return [finding("no-key", "error", place, "No option is marked as right.")];
  if (question.type !== "multiple") {
    if (keys === 1) return [];
    const fix = question.type === "single" ? "Ask for several answers" : undefined;
    return [finding("several-keys", "error", place, `${keys} options are marked as right; only one may be.`, fix)];
  }
  if (keys === options.length)
    return [finding("all-keys", "warning", place, "Every option is right, so there is nothing to find out.")];
  if (keys === 1)
    return [
      finding(
        "one-key-of-several",
        "hint",
        place,
        "Several answers are asked for, one is right.",
        "Ask for one answer",
      ),
    ];
  return [];
}

function lintKeyLength(question: QuizQuestion): Finding[] {
  if (question.type !== "single" || !keyStandsOutByLength(question.options ?? [])) return [];
  const message =
    "The right answer is much longer than the others, so it can be guessed. Shorten it or fill the others.";
  return [finding("key-longest", "warning", inQuestion(question), message)];
}

function lintLeak(question: QuizQuestion): Finding[] {
  if (question.type === "true-false") return [];
  const options = question.options ?? [];
  const inStem = new Set(wordsOf(question.stem));
  const inWrong = new Set(options.filter((option) => !option.correct).flatMap((option) => wordsOf(option.text)));
  return options.flatMap((option) => {
    if (!option.correct) return [];
    const leaked = wordsOf(option.text).find((word) => isTelling(word) && inStem.has(word) && !inWrong.has(word));
    if (leaked === undefined) return [];
    const message = `“${leaked}” stands in the question and only in the right answer, which gives it away.`;
    return [finding("key-in-stem", "warning", inQuestion(question, option.id), message)];
  });
}

const FUNCTION_WORDS = new Set(
  "that this with from have were their which about there other after than more into".split(" "),
);

const isTelling = (word: string): boolean => /\d/.test(word) || (word.length > 3 && !FUNCTION_WORDS.has(word));
