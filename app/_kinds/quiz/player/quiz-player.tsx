"use client";

import { ArrowRight, RotateCcw } from "lucide-react";
import { useEffect, useRef } from "react";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { Answers } from "./answers.tsx";
import { Explanation } from "./explanation.tsx";
import { fill } from "./fill.ts";
import type { PlayerWords } from "./player-words.ts";
import { Progress } from "./progress.tsx";
import { Result } from "./result.tsx";
import { usePlayer } from "./use-player.ts";

type Props = {
  quiz: QuizContent;
  /** Source id → title, for the quotes. */
  sources: Record<string, string>;
  words: PlayerWords;
};

/** A quiz as its reader takes it: one question at a time, the answer at once, the score at the end. */
export function QuizPlayer({ quiz, sources, words }: Props) {
  const player = usePlayer(quiz);
  const { question, result, index } = player;
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);

  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = true;
  }, [index, player.ended]);

  if (!question) return <p>{words.none}</p>;
  const of = quiz.questions.length;
  const right = player.results.filter((each) => each?.correct).length;
  return (
    <>
      <div className="player-top">
        <p className="kicker">{fill(words.kicker, { title: quiz.title })}</p>
        {!player.ended && <p className="kicker">{fill(words.question, { number: index + 1, of, right })}</p>}
      </div>
      <Progress results={player.results} current={player.ended ? -1 : index} words={words} />
      {player.ended ? (
        <Result quiz={quiz} score={player.score} heading={heading} words={words} />
      ) : (
        <>
          {index === 0 && quiz.introduction && <p className="sub">{quiz.introduction}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {question.stem}
          </h1>
          <Answers
            key={question.id}
            question={question}
            response={player.response}
            onAnswer={player.answer}
            words={words}
          />
          {result && <Explanation question={question} result={result} sources={sources} words={words} />}
        </>
      )}
      <div className="player-next">
        {player.ended && (
          <button type="button" className="button-big" onClick={player.again}>
            <RotateCcw className="icon" aria-hidden />
            {words.again}
          </button>
        )}
        {result && !player.ended && (
          <button type="button" className="button-big" onClick={player.next}>
            {player.isLast ? words.result : words.next}
            <ArrowRight className="icon" aria-hidden />
          </button>
        )}
        <p className="meta">{words.device}</p>
      </div>
    </>
  );
}
