"use client";

import { useActionState } from "react";
import type { PresentedProject } from "#lib/projects/present";
import { IDLE_FORM } from "#lib/http/form-state";
import { Checkbox } from "../../../../../_components/checkbox.tsx";
import { Note } from "../../../../../_components/note.tsx";
import { SelectField } from "../../../../../_components/select-field.tsx";
import { SubmitButton } from "../../../../../_components/submit-button.tsx";
import { TextArea, TextField } from "../../../../../_components/text-field.tsx";
import { languageOptions } from "../../../../language-name.ts";
import { changeGuidelinesAction } from "../actions.ts";

type Words = Record<
  | "name"
  | "language"
  | "audience"
  | "audienceHint"
  | "rules"
  | "rulesHint"
  | "forbidden"
  | "forbiddenHint"
  | "approvals"
  | "approvalsHint"
  | "fourEyes"
  | "save"
  | "saving"
  | "failed"
  | "saved",
  string
>;

type Props = { project: PresentedProject; readOnly: boolean; words: Words };

export function GuidelinesForm({ project, readOnly, words }: Props) {
  const [state, action] = useActionState(changeGuidelinesAction, IDLE_FORM);
  const { errors } = state;
  return (
    <form action={action} className="form" style={{ maxWidth: 640 }}>
      <input type="hidden" name="projectId" value={project.id} />
      {state.status === "failed" && state.message && (
        <Note tone="critical" title={words.failed} announce>
          {state.message}
        </Note>
      )}
      {state.status === "done" && <Note tone="ok" title={words.saved} announce />}
      <fieldset className="form" disabled={readOnly}>
        <TextField name="name" label={words.name} defaultValue={project.name} required error={errors.name} />
        <SelectField
          name="language"
          label={words.language}
          options={languageOptions(project.language)}
          defaultValue={project.language}
          error={errors.language}
        />
        <TextField
          name="audience"
          label={words.audience}
          hint={words.audienceHint}
          defaultValue={project.audience}
          error={errors.audience}
        />
        <TextArea
          name="guidelines"
          label={words.rules}
          hint={words.rulesHint}
          rows={8}
          maxLength={8000}
          defaultValue={project.guidelines}
          error={errors.guidelines}
        />
        <TextArea
          name="forbiddenWords"
          label={words.forbidden}
          hint={words.forbiddenHint}
          rows={5}
          defaultValue={project.forbiddenWords.join("\n")}
          error={errors.forbiddenWords}
        />
        <TextField
          name="approvals"
          type="number"
          min={0}
          max={5}
          className="input-short"
          label={words.approvals}
          hint={words.approvalsHint}
          defaultValue={project.reviewPolicy.approvals}
          error={errors.approvals}
        />
        <Checkbox name="fourEyes" label={words.fourEyes} defaultChecked={project.reviewPolicy.fourEyes} />
        {!readOnly && (
          <div className="form-foot">
            <SubmitButton tone="primary" pending={words.saving}>
              {words.save}
            </SubmitButton>
          </div>
        )}
      </fieldset>
    </form>
  );
}
