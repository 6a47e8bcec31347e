/** How a reader's answers are scored. Pure: the player, the API and the item statistics call the same function. */
import type { QuizResponse, QuizResponses } from "./response.ts";
import type { QuizContent, QuizOption, QuizQuestion } from "./schema.ts";

export type QuestionResult = {
  questionId: string;
  /** 0 to 1. Parts of a point: several answers, matching, ordering. */
  points: number;
  correct: boolean;
  answered: boolean;
  /** The right answer in words: options, accepted answers, "left – right" pairs, or the right order. */
  key: string[];
  /** Of the options that the reader chose. */
  feedback: string[];
  explanation: string | null;
};

export type QuizScore = { points: number; outOf: number; questions: QuestionResult[] };

export function score(content: QuizContent, responses: QuizResponses): QuizScore {
  const questions = content.questions.map((question) => scoreQuestion(question, responses[question.id]));
  const points = questions.reduce((sum, question) => sum + question.points, 0);
  return { points: roundPoints(points), outOf: questions.length, questions };
}

/** The score of one question alone, for a player that answers at once. */
export function scoreQuestion(question: QuizQuestion, response: QuizResponse | undefined): QuestionResult {
  const points = response ? roundPoints(pointsOf(question, response)) : 0;
  return {
    questionId: question.id,
    points,
    correct: points === 1,
    answered: isAnswered(response),
    key: keyOf(question),
    feedback: feedbackOf(question, response),
    explanation: question.explanation ?? null,
  };
}

/** Words as they are compared: case, spaces, marks at the ends, an article and thousands separators do not count. */
export function normaliseAnswer(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<=\d)[,\s'’](?=\d{3}(?!\d))/g, "")
    .replace(/[’‘]/g, "'")
    .replace(/[\s-]+/g, " ")
    .replace(/^[\s"'“”.,;:!?]+|[\s"'“”.,;:!?]+$/g, "")
    .replace(/^(?:the|an?) (?=\S)/, "");
}

function pointsOf(question: QuizQuestion, response: QuizResponse): number {
  const options = question.options ?? [];
  if ("text" in response) return question.type === "short-answer" && isAccepted(question, response.text) ? 1 : 0;
  if ("pairs" in response) return question.type === "matching" ? shareOfPairs(options, response.pairs) : 0;
  const chosen = [...new Set(response.optionIds)];
  switch (question.type) {
    case "single":
    case "true-false":
      return chosen.length === 1 && options.some((option) => option.correct && option.id === chosen[0]) ? 1 : 0;
    case "multiple":
      return shareOfKeys(options, chosen);
    case "ordering":
      return shareOfSteps(options, chosen);
    case "short-answer":
    case "matching":
      return 0;
  }
}

const isAccepted = (question: QuizQuestion, text: string): boolean => {
  const given = normaliseAnswer(text);
  return given !== "" && (question.answers ?? []).some((answer) => normaliseAnswer(answer) === given);
};

/** Each right choice counts, each wrong one takes as much away, never below nothing: choosing all gains nothing. */
function shareOfKeys(options: readonly QuizOption[], chosen: readonly string[]): number {
  const keys = options.filter((option) => option.correct).map((option) => option.id);
  const right = chosen.filter((id) => keys.includes(id)).length;
  return keys.length === 0 ? 0 : Math.max(0, (right - (chosen.length - right)) / keys.length);
}

/** A pair counts when the chosen match reads the same, so that equal matches of two lines can be swapped. */
function shareOfPairs(options: readonly QuizOption[], pairs: Record<string, string>): number {
  const matchOf = new Map(options.map((option) => [option.id, normaliseAnswer(option.match ?? "")]));
  const right = options.filter((option) => {
    const chosen = pairs[option.id];
    return chosen !== undefined && matchOf.has(chosen) && matchOf.get(chosen) === matchOf.get(option.id);
  });
  return options.length === 0 ? 0 : right.length / options.length;
}

/** The share of steps from one option to the next that the reader has too: one slip costs little, a reversal all. */
function shareOfSteps(options: readonly QuizOption[], chosen: readonly string[]): number {
  if (options.length < 2 || chosen.length !== options.length) return 0;
  const right = options.slice(1).filter((option, index) => {
    const at = chosen.indexOf(option.id);
    return at > 0 && chosen[at - 1] === options[index]?.id;
  });
  return right.length / (options.length - 1);
}

function isAnswered(response: QuizResponse | undefined): boolean {
  if (!response) return false;
  if ("text" in response) return response.text.trim() !== "";
  return "pairs" in response ? Object.keys(response.pairs).length > 0 : response.optionIds.length > 0;
}

function keyOf(question: QuizQuestion): string[] {
  const options = question.options ?? [];
  if (question.type === "short-answer") return question.answers ?? [];
  if (question.type === "matching") return options.map((option) => `${option.text} – ${option.match ?? ""}`);
  if (question.type === "ordering") return options.map((option) => option.text);
  return options.filter((option) => option.correct).map((option) => option.text);
}

function feedbackOf(question: QuizQuestion, response: QuizResponse | undefined): string[] {
  if (!response || !("optionIds" in response) || question.type === "ordering") return [];
  return (question.options ?? [])
    .filter((option) => response.optionIds.includes(option.id) && option.feedback)
    .map((option) => option.feedback as string);
}

/** Thousandths, so that thirds add up and compare well. */
const roundPoints = (points: number): number => Math.round(points * 1000) / 1000;
