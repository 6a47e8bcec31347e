"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../_components/note.tsx";
import { SubmitButton } from "../../_components/submit-button.tsx";
import { passwordLinkAction } from "./actions.ts";
import { MadeLink } from "./made-link.tsx";
import type { LinkWords } from "./made-link.tsx";

type Words = LinkWords & Record<"make" | "making" | "failed", string>;

export function PasswordLinkForm({ userId, words }: { userId: string; words: Words }) {
  const [state, action] = useActionState(passwordLinkAction, IDLE_FORM);
  if (state.value) return <MadeLink link={state.value} words={words} />;
  return (
    <form action={action} className="form">
      {state.message && (
        <Note tone="critical" title={words.failed} announce>
          {state.message}
        </Note>
      )}
      <input type="hidden" name="userId" value={userId} />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={words.making}>
          {words.make}
        </SubmitButton>
      </div>
    </form>
  );
}
