"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { GrowingField } from "./growing-field.tsx";
import type { WordsSet } from "./words-set.ts";

type Props = {
  title: string;
  introduction: string;
  set: WordsSet;
  editable: boolean;
  onTitle: (words: string) => void;
  onIntroduction: (words: string) => void;
};

/** Title and introduction of a quiz. An empty title is not saved: the last one stays. */
export function Lead({ title, introduction, set, editable, onTitle, onIntroduction }: Props) {
  const t = useTranslations("quiz.editor");
  const [typed, setTyped] = useState(title);
  if (!editable)
    return (
      <div className="quiz-lead">
        <h2 className="quiz-title" {...set}>
          {title}
        </h2>
        {introduction && <p {...set}>{introduction}</p>}
      </div>
    );
  return (
    <div className="quiz-lead">
      <GrowingField
        {...set}
        className="quiz-title"
        aria-label={t("title")}
        aria-invalid={typed.trim() === ""}
        maxLength={200}
        value={typed}
        onWords={(words) => {
          setTyped(words);
          if (words.trim()) onTitle(words);
        }}
      />
      <GrowingField
        {...set}
        aria-label={t("introduction")}
        placeholder={t("introduction")}
        maxLength={4000}
        value={introduction}
        onWords={onIntroduction}
      />
    </div>
  );
}
