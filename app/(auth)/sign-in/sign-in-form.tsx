"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../_components/note.tsx";
import { SubmitButton } from "../../_components/submit-button.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { signInAction } from "../actions.ts";

type Words = { email: string; password: string; signIn: string; pending: string; failed: string };

export function SignInForm({ next, words }: { next: string; words: Words }) {
  const [state, action] = useActionState(signInAction, IDLE_FORM);
  return (
    <form action={action} className="form">
      {state.message && (
        <Note tone="critical" title={words.failed} announce>
          {state.message}
        </Note>
      )}
      <input type="hidden" name="next" value={next} />
      <TextField
        name="email"
        type="email"
        label={words.email}
        autoComplete="username"
        required
        autoFocus
        defaultValue={state.kept.email}
        error={state.errors.email}
      />
      <TextField
        name="password"
        type="password"
        label={words.password}
        autoComplete="current-password"
        required
        error={state.errors.password}
      />
      <SubmitButton tone="primary" pending={words.pending}>
        {words.signIn}
      </SubmitButton>
    </form>
  );
}
