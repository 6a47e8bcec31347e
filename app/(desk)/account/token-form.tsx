"use client";

import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Checkbox } from "../../_components/checkbox.tsx";
import { CopyField } from "../../_components/copy-field.tsx";
import type { CopyWords } from "../../_components/copy-field.tsx";
import { Note } from "../../_components/note.tsx";
import { SubmitButton } from "../../_components/submit-button.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { createTokenAction } from "./actions.ts";
import { FormNote } from "./form-note.tsx";

type Words = CopyWords &
  Record<"name" | "nameHint" | "scopes" | "days" | "make" | "pending" | "failed" | "token" | "keep" | "once", string>;

/** Makes a token, then shows it: the only time that anybody sees it. */
export function TokenForm({ scopes, words }: { scopes: { scope: string; label: string }[]; words: Words }) {
  const [state, action] = useActionState(createTokenAction, IDLE_FORM);
  if (state.value) {
    return (
      <div className="form">
        <CopyField label={words.token} value={state.value.secret} words={words} />
        <Note tone="ok" title={words.keep} announce>
          {words.once}
        </Note>
      </div>
    );
  }
  return (
    <form action={action} className="form">
      <FormNote state={state} failed={words.failed} />
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        required
        maxLength={80}
        autoComplete="off"
        defaultValue={state.kept.name}
        error={state.errors.name}
      />
      <fieldset className="form">
        <legend className="label">{words.scopes}</legend>
        {scopes.map(({ scope, label }) => (
          <Checkbox key={scope} name="scopes" value={scope} label={label} defaultChecked={scope === "read"} />
        ))}
        {state.errors.scopes && (
          <p className="field-error" role="alert">
            {state.errors.scopes}
          </p>
        )}
      </fieldset>
      <TextField
        name="days"
        type="number"
        label={words.days}
        min={1}
        max={365}
        defaultValue={90}
        className="input-short"
        error={state.errors.days}
      />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={words.pending}>
          {words.make}
        </SubmitButton>
      </div>
    </form>
  );
}
