/** Rules about the options as a set: enough of them, all different, alike in form, each with feedback. */
import type { Finding } from "../../evidence.ts";
import { areNumbers, sortByValue } from "../options.ts";
import { hasKeys, type QuizOption, type QuizQuestion } from "../schema.ts";
import { finding, inQuestion, normalise } from "./rule.ts";

const ABOVE =
  /^(?:(?:all|none|both|neither|any)(?: of)?(?: the)? (?:above|these|them|those)|all of the(?: other)? options)\b/i;

export function lintOptions(question: QuizQuestion): Finding[] {
  const options = question.options ?? [];
  const rules = [lintNumber, lintEmpty, lintDuplicates, lintAbove, lintOrder, lintArticle, lintForm, lintFeedback];
  return rules.flatMap((rule) => rule(question, options));
}

type Rule = (question: QuizQuestion, options: readonly QuizOption[]) => Finding[];

const lintNumber: Rule = (question, options) => {
  const place = inQuestion(question);
  if (question.type === "short-answer" || question.type === "true-false") return [];
  if (options.length < 2)
    return [finding("too-few-options", "error", place, "There is nothing to choose from: two options are the least.")];
  if (options.length < 3)
    return [
      finding("too-few-options", "warning", place, "Two options are guessed right half of the time; add a third."),
    ];
  return [];
};

const lintEmpty: Rule = (question, options) =>
  options
    .filter((option) => !option.text.trim() || option.match?.trim() === "")
    .map((option) =>
      finding(
        "empty-option",
        "error",
        inQuestion(question, option.id),
        "This option has no words.",
        "Remove this option",
      ),
    );

/** Of two that are the same, the later is named, unless it alone is the key. */
const lintDuplicates: Rule = (question, options) => {
  const findings: Finding[] = [];
  const first = new Map<string, QuizOption>();
  for (const option of options) {
    const words = normalise(option.text);
    const earlier = first.get(words);
    if (!words || !earlier) {
      first.set(words, option);
      continue;
    }
    const spare = option.correct && !earlier.correct ? earlier : option;
    const message = `“${option.text.trim()}” stands here twice.`;
    findings.push(finding("duplicate-option", "error", inQuestion(question, spare.id), message, "Remove this option"));
  }
  if (question.type === "matching") findings.push(...lintMatches(question, options));
  return findings;
};

const lintMatches: Rule = (question, options) => {
  const matches = options.map((option) => normalise(option.match ?? ""));
  return options
    .filter((_, index) => matches[index] !== "" && matches.indexOf(matches[index] as string) < index)
    .map((option) => {
      const message = `“${option.match}” belongs to two lines, so the pairs are not clear.`;
      return finding("duplicate-match", "error", inQuestion(question, option.id), message, "Remove this option");
    });
};

const lintAbove: Rule = (question, options) =>
  options
    .filter((option) => ABOVE.test(option.text.trim()))
    .map((option) => {
      const message =
        "“All” or “none of the above” tests reasoning about the options, and breaks when they are shuffled.";
      const fix = option.correct || options.length < 4 ? undefined : "Remove this option";
      return finding("all-or-none-of-the-above", "warning", inQuestion(question, option.id), message, fix);
    });

const lintOrder: Rule = (question, options) => {
  const sortable = question.type === "single" || question.type === "multiple";
  if (!sortable || !areNumbers(options)) return [];
  const sorted = sortByValue(options);
  if (sorted.every((option, index) => option === options[index])) return [];
  return [
    finding(
      "numbers-not-sorted",
      "warning",
      inQuestion(question),
      "The numbers stand in no order.",
      "Sort the numbers",
    ),
  ];
};

/** "… called a _____" with "apple" and "banana": the article tells which options can be meant. */
const lintArticle: Rule = (question, options) => {
  if (question.type !== "single") return [];
  const article =
    question.stem.match(/\b(an?)\s+(?:_{2,}|…|\.\.\.)/i)?.[1] ?? question.stem.match(/\b(an?)\s*[:?]?$/i)?.[1];
  if (!article) return [];
  const fits = (option: QuizOption) => /^\s*["“]?[aeiou]/i.test(option.text) === (article.toLowerCase() === "an");
  const unfit = options.filter((option) => !fits(option));
  if (unfit.length === 0 || unfit.length === options.length) return [];
  const message = `“${article}” before the gap fits only some of the options; write “a/an”, or the article into each option.`;
  return [finding("article-gives-away", "warning", inQuestion(question), message)];
};

const ENDS_WITH_STOP = /[.;,]$/;

/** One option that begins or ends unlike all others. `fix` is the option's text, mended. */
const lintForm: Rule = (question, options) => {
  if (!hasKeys(question.type) || options.length < 3) return [];
  const odd = (test: (text: string) => boolean): QuizOption | null => {
    const yes = options.filter((option) => test(option.text.trim()));
    const no = options.filter((option) => !test(option.text.trim()));
    return yes.length === 1 ? (yes[0] as QuizOption) : no.length === 1 ? (no[0] as QuizOption) : null;
  };
  const stopped = odd((text) => ENDS_WITH_STOP.test(text));
  if (!stopped) return [];
  const text = stopped.text.trim();
  const mended = ENDS_WITH_STOP.test(text) ? text.slice(0, -1) : `${text}.`;
  const message = "This option is the only one that ends with, or without, a mark, which makes it stand out.";
  return [finding("option-form", "hint", inQuestion(question, stopped.id), message, mended)];
};

const lintFeedback: Rule = (question, options) => {
  if (!hasKeys(question.type)) return [];
  const silent = options.filter((option) => !option.feedback?.trim()).length;
  if (silent === 0) return [];
  const message =
    silent === options.length ? "No option has feedback." : `${silent} of ${options.length} options have no feedback.`;
  return [finding("no-feedback", "hint", inQuestion(question), message)];
};
