"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { SubmitButton } from "../../_components/submit-button.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { changePasswordAction } from "./actions.ts";
import { FormNote } from "./form-note.tsx";

type Words = Record<"current" | "next" | "hint" | "save" | "pending" | "failed", string>;

export function PasswordForm({ email, words }: { email: string; words: Words }) {
  const [state, action] = useActionState(changePasswordAction, IDLE_FORM);
  return (
    <form action={action} className="form">
      <FormNote state={state} failed={words.failed} />
      {/* Tells password managers whose password this is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <TextField
        name="current"
        type="password"
        label={words.current}
        autoComplete="current-password"
        required
        error={state.errors.current}
      />
      <TextField
        name="password"
        type="password"
        label={words.next}
        hint={words.hint}
        autoComplete="new-password"
        required
        error={state.errors.password}
      />
      <div className="form-foot">
        <SubmitButton pending={words.pending}>{words.save}</SubmitButton>
      </div>
    </form>
  );
}
