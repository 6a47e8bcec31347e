/** One-click repairs: what a finding of the lint, or of the pipeline, offers to mend. */
import type { Finding } from "../evidence.ts";
import { balanceKeyPositions, sortByValue } from "./options.ts";
import { normalise } from "./lint/rule.ts";
import { questionSchema, QUIZ_LIMITS, type QuizContent, type QuizQuestion } from "./schema.ts";

/**
 * The content with this finding mended. The same object comes back when the finding has no `fix`, or when what it
 * speaks of is no longer there: a finding may be older than the content.
 */
export function repair(content: QuizContent, finding: Finding): QuizContent {
  if (finding.fix === undefined) return content;
  if (finding.rule === "key-positions") return balanceKeyPositions(content, content.title);
  if (finding.rule === "weak-candidate") return addCandidate(content, finding.fix);
  if (!("questionId" in finding.place)) return content;
  const { questionId, optionId } = finding.place;
  if (!content.questions.some((question) => question.id === questionId)) return content;
  if (finding.rule === "twin-question")
    return { ...content, questions: content.questions.filter((question) => question.id !== questionId) };
  const questions = content.questions.map((question) =>
    question.id === questionId ? repairQuestion(question, finding.rule, optionId, finding.fix as string) : question,
  );
  return questions.some((question, index) => question !== content.questions[index])
    ? { ...content, questions }
    : content;
}

function repairQuestion(question: QuizQuestion, rule: string, optionId: string | undefined, fix: string): QuizQuestion {
  const options = question.options ?? [];
  switch (rule) {
    case "numbers-not-sorted":
      return { ...question, options: sortByValue(options) };
    case "several-keys":
      return { ...question, type: "multiple" };
    case "one-key-of-several":
      return { ...question, type: "single" };
    case "duplicate-answer":
      return { ...question, answers: withoutRepeats(question.answers ?? []) };
    case "empty-option":
    case "duplicate-option":
    case "duplicate-match":
    case "all-or-none-of-the-above":
      if (!options.some((option) => option.id === optionId)) return question;
      return { ...question, options: options.filter((option) => option.id !== optionId) };
    case "option-form":
      if (!options.some((option) => option.id === optionId)) return question;
      return {
        ...question,
        options: options.map((option) => (option.id === optionId ? { ...option, text: fix } : option)),
      };
    default:
      return question;
  }
}

const withoutRepeats = (answers: readonly string[]): string[] =>
  answers.filter((answer, index) => answers.findIndex((other) => normalise(other) === normalise(answer)) === index);

/** `fix` of a weak candidate is the whole question as JSON, made by our own pipeline; it is checked all the same. */
function addCandidate(content: QuizContent, json: string): QuizContent {
  const question = questionSchema.safeParse(parseJson(json)).data;
  const full = content.questions.length >= QUIZ_LIMITS.questions;
  if (!question || full || content.questions.some((other) => other.id === question.id)) return content;
  return { ...content, questions: [...content.questions, question] };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Not JSON is not a question: the caller's schema refuses null like any other shape.
    return null;
  }
}
