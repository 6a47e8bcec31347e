"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../_components/note.tsx";
import { SelectField } from "../../_components/select-field.tsx";
import { SubmitButton } from "../../_components/submit-button.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { languageOptions } from "../language-name.ts";
import { createProjectAction } from "./actions.ts";

type Words = Record<"name" | "language" | "create" | "creating" | "failed", string>;

export function NewProjectForm({ words }: { words: Words }) {
  const [state, action] = useActionState(createProjectAction, IDLE_FORM);
  return (
    <form action={action} className="form">
      {state.message && (
        <Note tone="critical" title={words.failed} announce>
          {state.message}
        </Note>
      )}
      <TextField
        name="name"
        label={words.name}
        required
        maxLength={120}
        defaultValue={state.kept.name}
        error={state.errors.name}
      />
      <SelectField
        name="language"
        label={words.language}
        options={languageOptions("en")}
        defaultValue={state.kept.language ?? "en"}
        error={state.errors.language}
      />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={words.creating}>
          {words.create}
        </SubmitButton>
      </div>
    </form>
  );
}
