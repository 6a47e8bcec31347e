"use client";

import { useState } from "react";
import { Button } from "../../../_components/button.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import type { AnswerProps } from "./answers.tsx";

export function WriteAnswer({ response, onAnswer, words }: AnswerProps) {
  const [text, setText] = useState("");
  return (
    <form
      className="answer-list"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onAnswer({ text });
      }}
    >
      <TextField
        label={words.answer}
        value={response && "text" in response ? response.text : text}
        onChange={(event) => setText(event.target.value)}
        readOnly={response !== undefined}
        autoComplete="off"
        maxLength={500}
      />
      {!response && (
        <div className="row">
          <Button type="submit">{words.check}</Button>
        </div>
      )}
    </form>
  );
}
