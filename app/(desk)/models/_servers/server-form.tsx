"use client";

import type { Route } from "next";
import { useActionState, useId, useState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Checkbox } from "../../../_components/checkbox.tsx";
import { LinkButton } from "../../../_components/button.tsx";
import { Note } from "../../../_components/note.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { addServerAction, listServedAction } from "./actions.ts";
import { Findings, type FindingWords } from "./findings.tsx";

type Name =
  | "address"
  | "addressHint"
  | "key"
  | "keyHint"
  | "ask"
  | "asking"
  | "model"
  | "modelHint"
  | "noList"
  | "found"
  | "added"
  | "name"
  | "nameHint"
  | "tasks"
  | "write"
  | "embed"
  | "contextLength"
  | "contextHint"
  | "concurrency"
  | "submit"
  | "checking"
  | "notAdded"
  | "notAsked"
  | "checkFailed"
  | "addedAgain"
  | "addedNext"
  | "open";
type Words = Record<Name, string> & { findings: FindingWords };

/** Address and key first, then what the server has; the fields keep what was typed whatever an answer says. */
export function ServerForm({ words }: { words: Words }) {
  const [listed, list, listing] = useActionState(listServedAction, IDLE_FORM);
  const [state, add] = useActionState(addServerAction, IDLE_FORM);
  const [fields, setFields] = useState({
    address: "",
    key: "",
    model: "",
    name: "",
    contextLength: "",
    concurrency: "8",
  });
  const [tasks, setTasks] = useState({ write: true, embed: false });
  const modelsId = useId();
  const models = listed.value?.items ?? [];
  const field = (name: keyof typeof fields) => ({
    name,
    value: fields[name],
    onChange: (event: { target: { value: string } }) => setFields({ ...fields, [name]: event.target.value }),
    error: state.errors[name] ?? listed.errors[name],
    autoComplete: "off",
    spellCheck: false,
  });

  if (state.value?.added) {
    const { added, findings } = state.value;
    return (
      <div className="form">
        <Note tone="ok" title={words.added.replace("{name}", added.name)} announce>
          {added.isNew ? words.addedNext : words.addedAgain}
        </Note>
        <Findings findings={findings} words={words.findings} />
        <div className="form-foot form-foot-end">
          <LinkButton href={`/models/versions/${added.versionId}` as Route} tone="primary">
            {words.open}
          </LinkButton>
        </div>
      </div>
    );
  }
  return (
    <form action={add} className="form">
      <TextField {...field("address")} label={words.address} hint={words.addressHint} type="url" required />
      <TextField {...field("key")} label={words.key} hint={words.keyHint} type="password" />
      <div className="row">
        <SubmitButton formAction={list} formNoValidate pending={listing ? words.asking : words.ask}>
          {words.ask}
        </SubmitButton>
      </div>
      {!listing && listed.message && (
        <Note tone="critical" title={words.notAsked} announce>
          {listed.message}
        </Note>
      )}
      {!listing && listed.value && (
        <Note
          tone={models.length > 0 ? "ok" : "caution"}
          title={models.length > 0 ? words.found : words.noList}
          announce
        />
      )}
      <TextField {...field("model")} label={words.model} hint={words.modelHint} list={modelsId} required />
      <datalist id={modelsId}>
        {models.map(({ id }) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <TextField {...field("name")} label={words.name} hint={words.nameHint} required maxLength={80} />
      <fieldset className="form">
        <legend className="label">{words.tasks}</legend>
        {(["write", "embed"] as const).map((task) => (
          <Checkbox
            key={task}
            name="tasks"
            value={task}
            label={words[task]}
            checked={tasks[task]}
            onChange={(event) => setTasks({ ...tasks, [task]: event.target.checked })}
          />
        ))}
        {state.errors.tasks && (
          <p className="field-error" role="alert">
            {state.errors.tasks}
          </p>
        )}
      </fieldset>
      <TextField
        {...field("contextLength")}
        label={words.contextLength}
        hint={words.contextHint}
        inputMode="numeric"
        className="input-short"
      />
      <TextField {...field("concurrency")} label={words.concurrency} inputMode="numeric" className="input-short" />
      {state.message && (
        <Note tone="critical" title={words.notAdded} announce>
          {state.message}
        </Note>
      )}
      {state.value && (
        <>
          <Note tone="critical" title={words.checkFailed} announce />
          <Findings findings={state.value.findings} words={words.findings} />
        </>
      )}
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={listing ? words.submit : words.checking}>
          {words.submit}
        </SubmitButton>
      </div>
    </form>
  );
}
