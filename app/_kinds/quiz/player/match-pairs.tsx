"use client";

import { useState } from "react";
import { shuffle } from "#lib/kinds/quiz/shuffle";
import { Button } from "../../../_components/button.tsx";
import { SelectField } from "../../../_components/select-field.tsx";
import type { AnswerProps } from "./answers.tsx";
import { fill } from "./fill.ts";

/** Each text with a list of all partners, in an order that gives nothing away. */
export function MatchPairs({ question, response, onAnswer, words }: AnswerProps) {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const options = question.options ?? [];
  const partners = shuffle(options, question.id).map(({ id, match = "" }) => ({ value: id, label: match }));
  const pairs = response && "pairs" in response ? response.pairs : chosen;
  const complete = options.every(({ id }) => chosen[id]);
  return (
    <div className="answer-list">
      <p className="sub">{words.match}</p>
      {options.map(({ id, text }) => (
        <SelectField
          key={id}
          label={fill(words.partner, { text })}
          value={pairs[id] ?? ""}
          disabled={response !== undefined}
          onChange={(event) => setChosen({ ...chosen, [id]: event.target.value })}
          options={[{ value: "", label: words.choose, disabled: true }, ...partners]}
        />
      ))}
      {!response && (
        <div className="row">
          <Button onClick={() => complete && onAnswer({ pairs: chosen })}>{words.check}</Button>
        </div>
      )}
    </div>
  );
}
