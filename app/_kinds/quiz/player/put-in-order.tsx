"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { derange } from "#lib/kinds/quiz/shuffle";
import { Button, IconButton } from "../../../_components/button.tsx";
import type { AnswerProps } from "./answers.tsx";
import { fill } from "./fill.ts";

/** Moved by buttons, so that it works by keyboard, touch and screen reader alike. */
export function PutInOrder({ question, response, onAnswer, words }: AnswerProps) {
  const [order, setOrder] = useState(() => derange(question.options ?? [], question.id));
  const ids = response && "optionIds" in response ? response.optionIds : order.map(({ id }) => id);
  const shown = ids.flatMap((id) => question.options?.find((option) => option.id === id) ?? []);

  function move(index: number, step: 1 | -1) {
    const next = [...order];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + step, 0, moved);
    setOrder(next);
  }

  return (
    <>
      <p className="sub">{words.order}</p>
      <ol className="answer-list">
        {shown.map((option, index) => (
          <li key={option.id} className="answer">
            <div className="answer-row">
              <span className="letter">{index + 1}</span>
              <span className="option-text">{option.text}</span>
              {!response && index > 0 && (
                <IconButton
                  label={fill(words.up, { text: option.text })}
                  icon={<ArrowUp className="icon" aria-hidden />}
                  onClick={() => move(index, -1)}
                />
              )}
              {!response && index < shown.length - 1 && (
                <IconButton
                  label={fill(words.down, { text: option.text })}
                  icon={<ArrowDown className="icon" aria-hidden />}
                  onClick={() => move(index, 1)}
                />
              )}
            </div>
          </li>
        ))}
      </ol>
      {!response && (
        <div className="row">
          <Button onClick={() => onAnswer({ optionIds: ids })}>{words.check}</Button>
        </div>
      )}
    </>
  );
}
