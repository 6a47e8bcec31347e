"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { directionOf } from "../text/direction.ts";
import { GrowingField } from "./growing-field.tsx";
import type { QuizActs } from "./use-quiz-acts.ts";

type Props = { quiz: QuizContent; language: string; editable: boolean; acts: QuizActs };

/** Title and introduction. An empty title is not saved: the last one stays. */
export function QuizLead({ quiz, language, editable, acts }: Props) {
  const t = useTranslations("quiz.editor");
  const [title, setTitle] = useState(quiz.title);
  const set = { lang: language, dir: directionOf(language) };
  if (!editable)
    return (
      <div className="quiz-lead">
        <h2 className="quiz-title" {...set}>
          {quiz.title}
        </h2>
        {quiz.introduction && <p {...set}>{quiz.introduction}</p>}
      </div>
    );
  return (
    <div className="quiz-lead">
      <GrowingField
        {...set}
        className="quiz-title"
        aria-label={t("title")}
        aria-invalid={title.trim() === ""}
        maxLength={200}
        value={title}
        onWords={(words) => {
          setTitle(words);
          if (words.trim()) acts.change({ title: words });
        }}
      />
      <GrowingField
        {...set}
        aria-label={t("introduction")}
        placeholder={t("introduction")}
        maxLength={4000}
        value={quiz.introduction ?? ""}
        onWords={(words) => acts.change({ introduction: words || undefined })}
      />
    </div>
  );
}
