"use client";

import { useTranslations } from "next-intl";
import { useEffect, useReducer, useRef } from "react";
import { scoreAnswers } from "#lib/kinds/personality-quiz/score";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { directionOf } from "../../text/direction.ts";
import { AllQuestions } from "./all-questions.tsx";
import { OneQuestion } from "./one-question.tsx";
import { askedOf, firstPlay, step } from "./play.ts";
import { PlayerResult } from "./player-result.tsx";
import { PlayerStart } from "./player-start.tsx";
import "../../quiz/player/player-parts.css";
import "./personality-player.css";

type Props = {
  content: PersonalityContent;
  /** BCP 47, of the questions. */
  language: string;
  /** Of the published page; without it a result has no link. */
  path?: string;
};

/** A personality quiz as readers play it: what they like, the questions, the result. Nothing leaves the browser. */
export function PersonalityPlayer({ content, language, path }: Props) {
  const t = useTranslations("personality.player");
  const [play, act] = useReducer(step, firstPlay);
  const head = useRef<HTMLHeadingElement>(null);
  const place = `${play.stage}/${play.at}`;
  const shown = useRef(place);
  useEffect(() => {
    // The start waits until the reader comes to it; what follows an act of theirs takes the focus.
    if (shown.current !== place) head.current?.focus();
    shown.current = place;
  }, [place]);

  const set = { lang: language, dir: directionOf(language) };
  const asked = askedOf(content, play);
  const question = asked[play.at];
  if (content.outcomes.length === 0 || asked.length === 0) return <p className="sub">{t("empty")}</p>;
  return (
    <section aria-label={t("name", { title: content.title })} className="player-course personality">
      {play.stage === "start" && (
        <PlayerStart head={head} content={content} play={play} count={asked.length} act={act} />
      )}
      {play.stage === "questions" && play.manner === "all" && (
        <AllQuestions head={head} questions={asked} chosen={play.chosen} set={set} act={act} />
      )}
      {play.stage === "questions" && play.manner === "one" && question && (
        <OneQuestion
          key={question.id}
          head={head}
          questions={asked}
          question={question}
          at={play.at}
          chosen={play.chosen}
          set={set}
          act={act}
        />
      )}
      {play.stage === "result" && (
        <PlayerResult
          head={head}
          content={content}
          result={scoreAnswers(content, asked, play.chosen)}
          set={set}
          path={path}
          onAgain={() => act({ type: "again" })}
        />
      )}
    </section>
  );
}
