import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent } from "react";
import { IconButton } from "../../../_components/button.tsx";
import { keepFocus } from "../../questions/keep-focus.ts";
import type { AnswerFieldProps } from "./answer-props.ts";

/** Lines that are moved by their buttons, or with the arrow keys while one of them has the focus. */
export function OrderingField({ question, response, language, onChange }: AnswerFieldProps) {
  const t = useTranslations("quiz.player");
  const [moved, setMoved] = useState("");
  const order = "optionIds" in response ? response.optionIds : [];
  const textOf = (id: string) => question.options?.find((option) => option.id === id)?.text ?? "";

  function move(from: number, step: 1 | -1) {
    const to = from + step;
    const id = order[from];
    if (id === undefined || to < 0 || to >= order.length) return;
    const next = order.filter((_, index) => index !== from);
    next.splice(to, 0, id);
    keepFocus(() => onChange({ optionIds: next }));
    setMoved(t("movedTo", { text: textOf(id), number: to + 1, count: order.length }));
  }

  function moveByKey(event: KeyboardEvent, index: number) {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    move(index, event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <>
      <p className="player-hint">{t("order")}</p>
      <ol className="answer-list">
        {order.map((id, index) => (
          <li key={id} className="answer answer-step" onKeyDown={(event) => moveByKey(event, index)}>
            <span className="letter" aria-hidden="true">
              {index + 1}
            </span>
            <span className="option-text" {...language}>
              {textOf(id)}
            </span>
            <IconButton
              label={t("earlier", { text: textOf(id) })}
              icon={<ArrowUp className="icon" aria-hidden />}
              aria-disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <IconButton
              label={t("later", { text: textOf(id) })}
              icon={<ArrowDown className="icon" aria-hidden />}
              aria-disabled={index === order.length - 1}
              onClick={() => move(index, 1)}
            />
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {moved}
      </p>
    </>
  );
}
