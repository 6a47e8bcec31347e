"use client";

import type { ReactNode } from "react";
import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../../../../_components/note.tsx";
import { SubmitButton } from "../../../../../_components/submit-button.tsx";
import { TextField } from "../../../../../_components/text-field.tsx";
import { MadeLink } from "../../../../users/made-link.tsx";
import type { LinkWords } from "../../../../users/made-link.tsx";
import { inviteMemberAction } from "../actions.ts";

type Words = LinkWords & Record<"email" | "invite" | "inviting" | "failed" | "invited", string>;
type Props = { projectId: string; roleField: ReactNode; words: Words };

export function InviteMemberForm({ projectId, roleField, words }: Props) {
  const [state, action] = useActionState(inviteMemberAction, IDLE_FORM);
  if (state.status === "done" && state.value) return <MadeLink link={state.value} words={words} />;
  return (
    <form action={action} className="form">
      <input type="hidden" name="projectId" value={projectId} />
      {state.status === "done" && <Note tone="ok" title={words.invited} announce />}
      {state.message && state.status === "failed" && (
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
      {roleField}
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={words.inviting}>
          {words.invite}
        </SubmitButton>
      </div>
    </form>
  );
}
