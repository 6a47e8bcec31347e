"use client";

import { useState } from "react";
import { score, scoreQuestion } from "#lib/kinds/quiz/score";
import type { QuestionResult, QuizResponse, QuizResponses } from "#lib/kinds/quiz/score";
import type { QuizContent } from "#lib/kinds/quiz/schema";

/** Where a reader is in a quiz. Nothing leaves the device. */
export function usePlayer(quiz: QuizContent) {
  const [index, setIndex] = useState(0);
  const [responses, setResponses] = useState<QuizResponses>({});
  const [ended, setEnded] = useState(false);
  const question = quiz.questions[index];
  const given = question && responses[question.id];
  const results = quiz.questions.map((each): QuestionResult | null => {
    const response = responses[each.id];
    return response ? scoreQuestion(each, response) : null;
  });
  return {
    index,
    question,
    results,
    ended,
    response: given,
    result: results[index] ?? null,
    score: score(quiz, responses),
    isLast: index === quiz.questions.length - 1,
    answer: (response: QuizResponse) =>
      question && !given && setResponses((before) => ({ ...before, [question.id]: response })),
    next: () => (index === quiz.questions.length - 1 ? setEnded(true) : setIndex(index + 1)),
    again: () => {
      setResponses({});
      setIndex(0);
      setEnded(false);
    },
  };
}
