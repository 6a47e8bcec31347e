"use client";

import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";

import type { QuizOption, QuizQuestion } from "#lib/kinds/quiz/schema";
import { classNames } from "../../_components/class-names.ts";
import { Menu } from "../../_components/overlays/menu.tsx";
import { changeOption, markKey, moveOption, removeOption } from "./edit-quiz.ts";
import { keepFocus } from "../questions/keep-focus.ts";
import { KEYED } from "./types.ts";
import { OptionWords } from "./option-words.tsx";
import { letterOf } from "./player/play.ts";
import type { WordsSet } from "../questions/words-set.ts";

type Props = {
  question: QuizQuestion;
  option: QuizOption;
  index: number;
  set: WordsSet;
  editable: boolean;
  onEdit: (change: (now: QuizQuestion) => QuizQuestion) => void;
};

/** One option, pair or step. Its letter marks it as key; Alt with an arrow moves it. */
export function OptionRow({ question, option, index, set, editable, onEdit }: Props) {
  const t = useTranslations("quiz.editor");
  const last = (question.options?.length ?? 0) - 1;
  const fixed = question.type === "true-false";
  const move = (step: 1 | -1) => keepFocus(() => onEdit((now) => moveOption(now, option.id, step)));

  function moveByKey(event: KeyboardEvent) {
    if (!editable || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    move(event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <li className={classNames(option.correct && "is-key", editable && "is-editable")} onKeyDown={moveByKey}>
      <Letter question={question} option={option} index={index} editable={editable} onEdit={onEdit} />
      <div>
        <OptionWords
          question={question}
          option={option}
          set={set}
          editable={editable}
          onChange={(change) => onEdit((now) => changeOption(now, option.id, change))}
        />
      </div>
      {editable && (
        <Menu
          align="end"
          trigger={{
            className: "button button-quiet button-small button-icon",
            "aria-label": t("moreForOption", { letter: signOf(question, index) }),
            children: <Ellipsis className="icon icon-small" aria-hidden />,
          }}
          items={[
            {
              label: t("moveUp"),
              icon: <ArrowUp className="icon" aria-hidden />,
              keys: "Alt ↑",
              waiting: index === 0 ? t("isFirst") : null,
              onSelect: () => move(-1),
            },
            {
              label: t("moveDown"),
              icon: <ArrowDown className="icon" aria-hidden />,
              keys: "Alt ↓",
              waiting: index === last ? t("isLast") : null,
              onSelect: () => move(1),
            },
            {
              label: t("remove"),
              icon: <Trash2 className="icon" aria-hidden />,
              critical: true,
              waiting: fixed ? t("needsBoth") : null,
              onSelect: () => onEdit((now) => removeOption(now, option.id)),
            },
          ]}
        />
      )}
    </li>
  );
}

function Letter({ question, option, index, editable, onEdit }: Omit<Props, "set">) {
  const t = useTranslations("quiz.editor");
  const sign = signOf(question, index);
  const keyed = KEYED.has(question.type);
  if (!editable || !keyed)
    return (
      <span className="letter" aria-hidden={!option.correct}>
        {sign}
        {option.correct && <span className="visually-hidden"> {t("key")}</span>}
      </span>
    );
  return (
    <button
      type="button"
      className="letter"
      aria-pressed={option.correct === true}
      aria-label={t("markKey", { letter: sign })}
      title={t(option.correct ? "isKey" : "makeKey")}
      onClick={() => onEdit((now) => markKey(now, option.id))}
    >
      {sign}
    </button>
  );
}

/** Steps are numbered, options have letters. */
function signOf(question: QuizQuestion, index: number): string {
  return question.type === "ordering" ? String(index + 1) : letterOf(question, index);
}
