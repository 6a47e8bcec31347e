/** The course of one reader through a quiz. Pure; a round begins anew with other orders of options. */
import type { QuizResponse } from "#lib/kinds/quiz/response";
import type { QuizContent, QuizQuestion } from "#lib/kinds/quiz/schema";
import type { QuestionResult } from "#lib/kinds/quiz/score";
import { scoreQuestion } from "#lib/kinds/quiz/score";
import { derange } from "#lib/kinds/quiz/shuffle";

export type Play = {
  round: number;
  /** Index of the question that is asked; as many as there are when all are answered. */
  at: number;
  answers: Record<string, { response: QuizResponse; result: QuestionResult }>;
};

export type PlayStep = { type: "answer"; question: QuizQuestion; response: QuizResponse } | { type: "next" | "again" };

export const firstPlay: Play = { round: 0, at: 0, answers: {} };

export function step(play: Play, act: PlayStep): Play {
  switch (act.type) {
    case "answer": {
      const { question, response } = act;
      if (play.answers[question.id]) return play;
      const answer = { response, result: scoreQuestion(question, response) };
      return { ...play, answers: { ...play.answers, [question.id]: answer } };
    }
    case "next":
      return { ...play, at: play.at + 1 };
    case "again":
      return { ...firstPlay, round: play.round + 1 };
  }
}

/** `right`: questions with the full point. `points`: with parts of points, in thousandths as the scoring rounds. */
export function tally(content: QuizContent, { answers }: Play): { right: number; points: number } {
  const results = content.questions.flatMap(({ id }) => answers[id]?.result ?? []);
  const points = results.reduce((sum, result) => sum + result.points, 0);
  return { right: results.filter(({ correct }) => correct).length, points: Math.round(points * 1000) / 1000 };
}

/** What a question starts with, before the reader has done anything. */
export function emptyResponse(question: QuizQuestion, seed: string): QuizResponse {
  if (question.type === "short-answer") return { text: "" };
  if (question.type === "matching") return { pairs: {} };
  if (question.type !== "ordering") return { optionIds: [] };
  return { optionIds: derange(question.options ?? [], seed).map(({ id }) => id) };
}

/** Whether the reader has said enough for an answer: a pair for each line, a word, a choice. */
export function isComplete(question: QuizQuestion, response: QuizResponse): boolean {
  if ("text" in response) return response.text.trim() !== "";
  if ("pairs" in response) return (question.options ?? []).every(({ id }) => response.pairs[id]);
  return response.optionIds.length > 0;
}

/** The sign of an option: A, B, C; T and F where it is true or false. */
export function letterOf(question: QuizQuestion, index: number): string {
  if (question.type === "true-false") {
    const text = question.options?.[index]?.text.trim().toLowerCase();
    if (text === "true" || text === "false") return text.charAt(0).toUpperCase();
  }
  return String.fromCharCode(65 + index);
}
