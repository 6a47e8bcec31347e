"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { SubmitButton } from "../../_components/submit-button.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { changeNameAction } from "./actions.ts";
import { FormNote } from "./form-note.tsx";

type Words = Record<"name" | "email" | "emailHint" | "save" | "pending" | "failed", string>;

export function NameForm({ name, email, words }: { name: string; email: string; words: Words }) {
  const [state, action] = useActionState(changeNameAction, IDLE_FORM);
  return (
    <form action={action} className="form">
      <FormNote state={state} failed={words.failed} />
      <TextField
        name="name"
        label={words.name}
        autoComplete="name"
        required
        maxLength={120}
        defaultValue={state.kept.name ?? name}
        error={state.errors.name}
      />
      <TextField label={words.email} hint={words.emailHint} value={email} readOnly />
      <div className="form-foot">
        <SubmitButton pending={words.pending}>{words.save}</SubmitButton>
      </div>
    </form>
  );
}
