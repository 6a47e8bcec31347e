"use client";

import { useActionState, useState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../../_components/note.tsx";
import { SelectField, type SelectOption } from "../../../_components/select-field.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { newDeploymentAction } from "../actions.ts";

type Words = Record<
  "task" | "project" | "kind" | "version" | "reason" | "reasonHint" | "confirm" | "pending" | "failed",
  string
>;

/** Versions that do it; `pair` where it is a translator of one pair. */
export type TaskChoice = SelectOption & {
  versions: (SelectOption & { pair: string })[];
  /** Whether a kind of content may have a version of its own. */
  byKind: boolean;
};

type Props = { tasks: TaskChoice[]; projects: SelectOption[]; kinds: SelectOption[]; words: Words };

/** Leads to the page of what it made. */
export function NewDeploymentForm({ tasks, projects, kinds, words }: Props) {
  const [{ message, kept, errors }, action] = useActionState(newDeploymentAction, IDLE_FORM);
  const [chosen, setChosen] = useState({ task: tasks[0]?.value ?? "", versionId: "" });
  const task = tasks.find(({ value }) => value === chosen.task) ?? tasks[0];
  if (!task) return null;
  const version = task.versions.find(({ value }) => value === chosen.versionId) ?? task.versions[0];
  return (
    <form action={action} className="form">
      {message && (
        <Note tone="critical" title={words.failed} announce>
          {message}
        </Note>
      )}
      <SelectField
        name="task"
        label={words.task}
        options={tasks}
        value={task.value}
        onChange={({ target }) => setChosen({ task: target.value, versionId: "" })}
      />
      <SelectField
        name="versionId"
        label={words.version}
        options={task.versions}
        value={version?.value ?? ""}
        onChange={({ target }) => setChosen({ task: task.value, versionId: target.value })}
        error={errors.versionId}
      />
      <input type="hidden" name="pair" value={version?.pair ?? ""} />
      <SelectField name="projectId" label={words.project} options={projects} defaultValue={kept.projectId} />
      {task.byKind && <SelectField name="kind" label={words.kind} options={kinds} defaultValue={kept.kind} />}
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
