"use client";

import { useState } from "react";
import { SubmitButton } from "../../../../_components/submit-button.tsx";
import { TextField } from "../../../../_components/text-field.tsx";
import { notify } from "../../../../_components/toast-queue.ts";
import { judgeAction } from "../../_comparisons/actions.ts";

type Props = {
  /** Sent along. */
  fields: Record<string, string>;
  buttons: { id: string; choice: string; keys: string; label: string }[];
  words: Record<"question" | "note" | "noteHint" | "pending" | "refused", string>;
};

/** One form for each answer, which share the note: a button that is pressed sends its own. */
export function ChoiceForm({ fields, buttons, words }: Props) {
  const [note, setNote] = useState("");
  async function choose(form: FormData) {
    const answer = await judgeAction(form);
    if (answer?.error) notify({ message: words.refused, detail: answer.error, tone: "critical" });
  }
  return (
    <div className="comparison-choice" role="group" aria-label={words.question}>
      <b>{words.question}</b>
      <div className="row">
        {buttons.map(({ id, choice, keys, label }) => (
          <form key={choice} action={choose}>
            {Object.entries({ ...fields, choice, note }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton id={id} keys={keys} pending={words.pending}>
              {label}
            </SubmitButton>
          </form>
        ))}
      </div>
      <TextField
        label={words.note}
        hint={words.noteHint}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
    </div>
  );
}
