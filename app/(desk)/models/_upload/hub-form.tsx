"use client";

import { useActionState, useState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../../_components/note.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { orderFromHubAction } from "./actions.ts";
import { FactFields, type FactChoices, type FactWords } from "./fact-fields.tsx";

type Words = FactWords &
  Record<"repository" | "repositoryHint" | "revision" | "revisionHint" | "fetch" | "submitting" | "notDone", string>;

type Props = { choices: FactChoices; words: Words; first: Record<string, string> };

export function HubForm({ choices, words, first }: Props) {
  const [state, action] = useActionState(orderFromHubAction, IDLE_FORM);
  const [fields, setFields] = useState({ repository: first.repository ?? "", revision: first.revision ?? "" });
  const field = (name: keyof typeof fields) => ({
    name,
    value: fields[name],
    onChange: ({ target }: { target: { value: string } }) => setFields({ ...fields, [name]: target.value }),
    error: state.errors[name],
    autoComplete: "off",
    spellCheck: false,
  });
  return (
    <form action={action} className="form">
      <TextField {...field("repository")} label={words.repository} hint={words.repositoryHint} required />
      <TextField {...field("revision")} label={words.revision} hint={words.revisionHint} aside={words.optional} />
      <FactFields words={words} choices={choices} errors={state.errors} first={first} />
      {state.message && (
        <Note tone="critical" title={words.notDone} announce>
          {state.message}
        </Note>
      )}
      <div className="form-foot form-foot-end">
        <SubmitButton pending={words.submitting}>{words.fetch}</SubmitButton>
      </div>
    </form>
  );
}
