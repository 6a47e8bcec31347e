"use client";

import { useState } from "react";
import { Button } from "../../../_components/button.tsx";
import type { AnswerProps } from "./answers.tsx";
import { AnsweredOption, letterOf } from "./answered-option.tsx";

export function ChooseMany({ question, response, onAnswer, words }: AnswerProps) {
  const [ticked, setTicked] = useState<string[]>([]);
  const options = question.options ?? [];
  const chosen = response && "optionIds" in response ? response.optionIds : ticked;
  if (response)
    return (
      <ol className="answer-list">
        {options.map((option, index) => (
          <AnsweredOption
            key={option.id}
            option={option}
            letter={letterOf(index)}
            chosen={chosen.includes(option.id)}
            words={words}
          />
        ))}
      </ol>
    );

  const toggle = (id: string) =>
    setTicked(ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id]);
  return (
    <fieldset className="answer-list">
      <legend className="sub">{words.several}</legend>
      {options.map((option) => (
        <label key={option.id} className="answer answer-press">
          <span className="answer-row">
            <input
              type="checkbox"
              className="checkbox"
              checked={ticked.includes(option.id)}
              onChange={() => toggle(option.id)}
            />
            <span className="option-text">{option.text}</span>
          </span>
        </label>
      ))}
      <div className="row">
        <Button onClick={() => ticked.length > 0 && onAnswer({ optionIds: ticked })}>{words.check}</Button>
      </div>
    </fieldset>
  );
}
