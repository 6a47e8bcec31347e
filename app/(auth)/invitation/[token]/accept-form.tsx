"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../../_components/note.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { acceptInvitationAction } from "../../actions.ts";

type Words = Record<"name" | "email" | "password" | "passwordHint" | "accept" | "pending" | "failed", string>;

/**
 * `email`: whom the link is for; empty when whoever holds it says so, which is the first admin. `hasAccount`: the link
 * only sets a new password.
 */
export function AcceptForm(props: { token: string; email: string; hasAccount: boolean; words: Words }) {
  const { token, email, hasAccount, words } = props;
  const [state, action] = useActionState(acceptInvitationAction, IDLE_FORM);
  return (
    <form action={action} className="form">
      {state.message && (
        <Note tone="critical" title={words.failed} announce>
          {state.message}
        </Note>
      )}
      <input type="hidden" name="token" value={token} />
      <TextField
        name="email"
        type="email"
        label={words.email}
        autoComplete="username"
        required
        readOnly={email !== ""}
        defaultValue={email || state.kept.email}
        error={state.errors.email}
      />
      {!hasAccount && (
        <TextField
          name="name"
          label={words.name}
          autoComplete="name"
          required
          maxLength={120}
          defaultValue={state.kept.name}
          error={state.errors.name}
        />
      )}
      <TextField
        name="password"
        type="password"
        label={words.password}
        hint={words.passwordHint}
        autoComplete="new-password"
        required
        error={state.errors.password}
      />
      <SubmitButton tone="primary" pending={words.pending}>
        {words.accept}
      </SubmitButton>
    </form>
  );
}
