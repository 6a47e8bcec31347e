"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../../_components/note.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { replaceKeyAction } from "./actions.ts";
import { Findings, type FindingWords } from "./findings.tsx";

type Words = Record<"key" | "keySave" | "keySaving" | "keySaved" | "notAdded" | "checkFailed", string> & {
  findings: FindingWords;
};

export function KeyForm({ versionId, words }: { versionId: string; words: Words }) {
  const [state, action] = useActionState(replaceKeyAction, IDLE_FORM);
  return (
    <form action={action} className="form">
      <input type="hidden" name="versionId" value={versionId} />
      {state.message && (
        <Note tone="critical" title={words.notAdded} announce>
          {state.message}
        </Note>
      )}
      {state.value && (
        <>
          <Note
            tone={state.value.stored ? "ok" : "critical"}
            title={state.value.stored ? words.keySaved : words.checkFailed}
            announce
          />
          <Findings findings={state.value.findings} words={words.findings} />
        </>
      )}
      <TextField
        name="key"
        type="password"
        label={words.key}
        autoComplete="off"
        spellCheck={false}
        error={state.errors.key}
      />
      <div className="row">
        <SubmitButton pending={words.keySaving}>{words.keySave}</SubmitButton>
      </div>
    </form>
  );
}
