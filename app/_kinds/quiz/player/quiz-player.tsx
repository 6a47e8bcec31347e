"use client";

import { useTranslations } from "next-intl";
import { useEffect, useReducer, useRef } from "react";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { directionOf } from "../../text/direction.ts";
import { firstPlay, step, tally } from "./play.ts";
import { PlayerEnd } from "./player-end.tsx";
import { PlayerProgress } from "./player-progress.tsx";
import { PlayerQuestion } from "./player-question.tsx";
import type { Quote } from "./quotes.ts";
import "./player-parts.css";

type QuizPlayerProps = {
  content: QuizContent;
  /** By question id. */
  quotes: Record<string, Quote[]>;
  /** BCP 47, of the questions. */
  language: string;
};

/** A quiz as readers play it: one question at a time, told at once, and played again. Nothing leaves the browser. */
export function QuizPlayer({ content, quotes, language }: QuizPlayerProps) {
  const t = useTranslations("quiz.player");
  const [play, act] = useReducer(step, firstPlay);
  const head = useRef<HTMLHeadingElement>(null);
  const place = `${play.round}/${play.at}`;
  const shown = useRef(place);
  useEffect(() => {
    // The first question waits until the reader comes to it; each later one takes the focus.
    if (shown.current !== place) head.current?.focus();
    shown.current = place;
  }, [place]);

  const { questions } = content;
  const question = questions[play.at];
  const { right, points } = tally(content, play);
  if (questions.length === 0) return <p className="sub">{t("empty")}</p>;
  return (
    <section aria-label={t("name", { title: content.title })} className="player-course">
      <div className="player-top">
        <p className="kicker" lang={language}>
          {content.title}
        </p>
        <p className="kicker">
          {question ? t("place", { number: play.at + 1, count: questions.length, right }) : t("finished")}
        </p>
      </div>
      <PlayerProgress questions={questions} play={play} />
      {question ? (
        <PlayerQuestion
          key={`${place}/${question.id}`}
          head={head}
          question={question}
          quotes={quotes[question.id] ?? []}
          seed={`${question.id}/${play.round}`}
          language={{ lang: language, dir: directionOf(language) }}
          answer={play.answers[question.id]}
          isLast={play.at === questions.length - 1}
          onAnswer={(response) => act({ type: "answer", question, response })}
          onNext={() => act({ type: "next" })}
        />
      ) : (
        <PlayerEnd
          head={head}
          content={content}
          play={play}
          score={{ right, points }}
          language={{ lang: language, dir: directionOf(language) }}
          onAgain={() => act({ type: "again" })}
        />
      )}
    </section>
  );
}
