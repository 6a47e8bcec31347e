"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";

type Props = {
  id: string;
  number: number;
  editable: boolean;
  /** The notes on what was found in it; nothing found is said in words. */
  findings: ReactNode;
  isClean: boolean;
  onMove: (by: -1 | 1) => void;
  children: ReactNode;
};

/** A question's card, and beside it what was found in it. Alt with an arrow moves the question. */
export function QuestionItem({ id, number, editable, findings, isClean, onMove, children }: Props) {
  const t = useTranslations("quiz.editor");

  function moveByKey(event: KeyboardEvent) {
    if (!editable || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <li className="question-row" id={`question-${id}`} onKeyDown={moveByKey}>
      <article className="question-card card" aria-label={t("question", { number })}>
        {children}
      </article>
      <div className="lint">
        {findings}
        {isClean && (
          <p className="fine">
            <CircleCheck className="icon" aria-hidden />
            <span>{t("clean")}</span>
          </p>
        )}
      </div>
    </li>
  );
}
