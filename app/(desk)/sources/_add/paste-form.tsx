"use client";

import { useActionState, useEffect } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../../_components/note.tsx";
import { useCloseDialog } from "../../../_components/overlays/dialog.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { TextArea, TextField } from "../../../_components/text-field.tsx";
import { pasteSourceAction } from "./actions.ts";

export type PasteWords = Record<"title" | "text" | "add" | "adding" | "notAdded", string>;

type Props = { projectId: string; mostCharacters: number; words: PasteWords };

export function PasteForm({ projectId, mostCharacters, words }: Props) {
  const [state, action] = useActionState(pasteSourceAction, IDLE_FORM);
  const close = useCloseDialog();
  useEffect(() => {
    if (state.status === "done") close();
    // The dialog's own close changes with each of its renders.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);
  return (
    <form action={action} className="form">
      <input type="hidden" name="projectId" value={projectId} />
      {state.message && (
        <Note tone="critical" title={words.notAdded} announce>
          {state.message}
        </Note>
      )}
      <TextField
        name="title"
        label={words.title}
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={state.kept.title}
        error={state.errors.title}
      />
      <TextArea
        name="text"
        label={words.text}
        required
        rows={14}
        maxLength={mostCharacters}
        prose
        defaultValue={state.kept.text}
        error={state.errors.text}
      />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={words.adding}>
          {words.add}
        </SubmitButton>
      </div>
    </form>
  );
}
