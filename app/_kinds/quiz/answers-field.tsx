"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import { TextArea } from "../../_components/text-field.tsx";
import type { WordsSet } from "../questions/words-set.ts";

const MOST = 30;

type Props = {
  question: QuizQuestion;
  set: WordsSet;
  editable: boolean;
  onEdit: (change: (now: QuizQuestion) => QuizQuestion) => void;
};

/** The accepted wordings of a short answer, one on each line. */
export function AnswersField({ question, set, editable, onEdit }: Props) {
  const t = useTranslations("quiz.editor");
  const saved = (question.answers ?? []).join("\n");
  const [lines, setLines] = useState(saved);
  // Empty lines are kept while they are typed, not in the content; what came from elsewhere takes their place.
  const shown = cleaned(lines).join("\n") === saved ? lines : saved;
  if (!editable)
    return (
      <ul className="accepted">
        {(question.answers ?? []).map((answer) => (
          <li key={answer} className="option-text" {...set}>
            {answer}
          </li>
        ))}
      </ul>
    );
  return (
    <div className="accepted">
      <TextArea
        {...set}
        label={t("answers")}
        hint={t("answersHint")}
        prose
        rows={Math.max(2, shown.split("\n").length)}
        value={shown}
        onChange={(event) => {
          setLines(event.target.value);
          const answers = cleaned(event.target.value);
          onEdit((now) => ({ ...now, answers }));
        }}
      />
    </div>
  );
}

function cleaned(lines: string): string[] {
  return lines
    .split("\n")
    .map((line) => line.slice(0, 500))
    .filter((line) => line.trim() !== "")
    .slice(0, MOST);
}
