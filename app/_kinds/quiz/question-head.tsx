"use client";

import { ChevronDown, Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { QuestionType, QuizQuestion } from "#lib/kinds/quiz/schema";
import { Menu } from "../../_components/overlays/menu.tsx";
import { useOrderItems } from "../questions/order-items.tsx";
import { TYPES } from "./types.ts";
import type { QuizActs } from "./use-quiz-acts.ts";

type Props = { question: QuizQuestion; number: number; count: number; editable: boolean; acts: QuizActs };

/** Number and type of a question, and what can be done with it as a whole. */
export function QuestionHead({ question, number, count, editable, acts }: Props) {
  const t = useTranslations("quiz.editor");
  const items = useOrderItems({
    number,
    count,
    onDuplicate: () => acts.duplicate(question.id),
    onMove: (by) => acts.move(question.id, by),
    onRemove: () => acts.remove(question.id),
  });
  if (!editable)
    return (
      <header>
        <span className="meta">
          {number} · {t(`type.${question.type}`)}
        </span>
      </header>
    );
  return (
    <header>
      <span className="meta">{number}</span>
      <span className="type-select">
        <select
          aria-label={t("typeOf", { number })}
          value={question.type}
          onChange={(event) => acts.retype(question.id, event.target.value as QuestionType)}
        >
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {t(`type.${type}`)}
            </option>
          ))}
        </select>
        <ChevronDown className="icon icon-small" aria-hidden />
      </span>
      <span className="push">
        <Menu
          align="end"
          trigger={{
            className: "button button-quiet button-small button-icon",
            "aria-label": t("moreFor", { number }),
            children: <Ellipsis className="icon" aria-hidden />,
          }}
          items={items}
        />
      </span>
    </header>
  );
}
