"use client";

import { useActionState, useEffect } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../../_components/note.tsx";
import { useCloseDialog } from "../../../_components/overlays/dialog.tsx";
import { SelectField, type SelectOption } from "../../../_components/select-field.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { newDeploymentAction } from "../actions.ts";

type Words = Record<"project" | "version" | "reason" | "reasonHint" | "confirm" | "pending" | "failed", string>;
type Props = { projects: SelectOption[]; versions: SelectOption[]; words: Words };

export function ProjectDeploymentForm({ projects, versions, words }: Props) {
  const [state, action] = useActionState(newDeploymentAction, IDLE_FORM);
  const close = useCloseDialog();
  useEffect(() => {
    if (state.status === "done") close();
    // The dialog's own close changes with each of its renders.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);
  return (
    <form action={action} className="form">
      <input type="hidden" name="task" value="write" />
      {state.message && (
        <Note tone="critical" title={words.failed} announce>
          {state.message}
        </Note>
      )}
      <SelectField name="projectId" label={words.project} options={projects} defaultValue={state.kept.projectId} />
      <SelectField name="versionId" label={words.version} options={versions} defaultValue={state.kept.versionId} />
      <TextField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        required
        maxLength={500}
        autoComplete="off"
        defaultValue={state.kept.reason}
        error={state.errors.reason}
      />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={words.pending}>
          {words.confirm}
        </SubmitButton>
      </div>
    </form>
  );
}
