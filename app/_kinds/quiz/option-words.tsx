"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { QuizOption, QuizQuestion } from "#lib/kinds/quiz/schema";
import { GrowingField } from "../questions/growing-field.tsx";
import type { WordsSet } from "../questions/words-set.ts";
import { KEYED } from "./types.ts";

type Props = {
  question: QuizQuestion;
  option: QuizOption;
  set: WordsSet;
  editable: boolean;
  onChange: (change: Partial<QuizOption>) => void;
};

/** The words of an option, what matches it, and the feedback to who chooses it. */
export function OptionWords({ question, option, set, editable, onChange }: Props) {
  const t = useTranslations("quiz.editor");
  const isPair = question.type === "matching";
  const keyTag = option.correct && (
    <span className="key-tag">
      <CircleCheck className="icon icon-small" aria-hidden />
      {t("key")}
    </span>
  );
  if (!editable)
    return (
      <>
        <p className="option-text" {...set}>
          {option.text}
          {isPair && ` – ${option.match ?? ""}`} {keyTag}
        </p>
        {option.feedback && (
          <p className="feedback" {...set}>
            {option.feedback}
          </p>
        )}
      </>
    );
  return (
    <>
      <div className="option-line">
        <GrowingField
          {...set}
          className="option-text"
          aria-label={t(isPair ? "pairLeft" : "optionText")}
          placeholder={t(isPair ? "pairLeft" : "optionText")}
          maxLength={500}
          value={option.text}
          onWords={(text) => onChange({ text })}
        />
        {isPair && (
          <>
            <span className="pair-dash" aria-hidden="true">
              –
            </span>
            <GrowingField
              {...set}
              className="option-text"
              aria-label={t("pairRight")}
              placeholder={t("pairRight")}
              maxLength={500}
              value={option.match ?? ""}
              onWords={(match) => onChange({ match })}
            />
          </>
        )}
        {keyTag}
      </div>
      {KEYED.has(question.type) && (
        <GrowingField
          {...set}
          className="feedback"
          aria-label={t("feedback")}
          placeholder={t("feedback")}
          maxLength={1000}
          value={option.feedback ?? ""}
          onWords={(words) => onChange({ feedback: words || undefined })}
        />
      )}
    </>
  );
}
