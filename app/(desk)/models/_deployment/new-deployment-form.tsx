"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../../_components/note.tsx";
import { SelectField, type SelectOption } from "../../../_components/select-field.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { newDeploymentAction } from "../actions.ts";

type Words = Record<
  "project" | "kind" | "version" | "reason" | "reasonHint" | "confirm" | "pending" | "failed",
  string
>;
type Props = { projects: SelectOption[]; kinds: SelectOption[]; versions: SelectOption[]; words: Words };

/** Leads to the page of what it made. */
export function NewDeploymentForm({ projects, kinds, versions, words }: Props) {
  const [{ message, kept, errors }, action] = useActionState(newDeploymentAction, IDLE_FORM);
  return (
    <form action={action} className="form">
      <input type="hidden" name="task" value="write" />
      {message && (
        <Note tone="critical" title={words.failed} announce>
          {message}
        </Note>
      )}
      <SelectField name="projectId" label={words.project} options={projects} defaultValue={kept.projectId} />
      <SelectField name="kind" label={words.kind} options={kinds} defaultValue={kept.kind} />
      <SelectField name="versionId" label={words.version} options={versions} defaultValue={kept.versionId} />
      <TextField
        {...{ name: "reason", label: words.reason, hint: words.reasonHint, required: true, maxLength: 500 }}
        autoComplete="off"
        defaultValue={kept.reason}
        error={errors.reason}
      />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={words.pending}>
          {words.confirm}
        </SubmitButton>
      </div>
    </form>
  );
}
