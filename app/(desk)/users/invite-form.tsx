"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Checkbox } from "../../_components/checkbox.tsx";
import { Note } from "../../_components/note.tsx";
import { SubmitButton } from "../../_components/submit-button.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { inviteAction } from "./actions.ts";
import { MadeLink } from "./made-link.tsx";
import type { LinkWords } from "./made-link.tsx";

type Words = LinkWords & Record<"email" | "admin" | "adminHint" | "make" | "making" | "failed", string>;

export function InviteForm({ words }: { words: Words }) {
  const [state, action] = useActionState(inviteAction, IDLE_FORM);
  if (state.value) return <MadeLink link={state.value} words={words} />;
  return (
    <form action={action} className="form">
      {state.message && (
        <Note tone="critical" title={words.failed} announce>
          {state.message}
        </Note>
      )}
      <TextField
        name="email"
        type="email"
        label={words.email}
        autoComplete="off"
        required
        defaultValue={state.kept.email}
        error={state.errors.email}
      />
      <Checkbox name="isAdmin" label={words.admin} hint={words.adminHint} />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={words.making}>
          {words.make}
        </SubmitButton>
      </div>
    </form>
  );
}
