"use client";

import { useId, useState } from "react";
import { SelectField } from "../../../_components/select-field.tsx";
import { TextArea, TextField } from "../../../_components/text-field.tsx";

export type FactWords = Record<
  | "more"
  | "name"
  | "nameHint"
  | "base"
  | "baseHint"
  | "noBase"
  | "task"
  | "taskHint"
  | "taskTold"
  | "purpose"
  | "licence"
  | "languages"
  | "languagesHint"
  | "tags"
  | "run"
  | "optional",
  string
> & { tasks: Record<string, string> };

export type FactChoices = { models: string[]; bases: { id: string; label: string }[] };

type Props = {
  words: FactWords;
  choices: FactChoices;
  errors: Record<string, string>;
  /** What is filled in from the start, by the names of the fields. */
  first: Record<string, string>;
};

const FOLDED = ["task", "purpose", "licence", "languages", "tags", "run"];

/** What no file tells of itself; the fields keep what was typed whatever an answer says. */
export function FactFields({ words, choices, errors, first }: Props) {
  const [fields, setFields] = useState(first);
  const isOpen = FOLDED.some((name) => first[name] || errors[name]);
  const namesId = useId();
  const field = (name: string) => ({
    name,
    value: fields[name] ?? "",
    onChange: ({ target }: { target: { value: string } }) => setFields({ ...fields, [name]: target.value }),
    error: errors[name],
  });
  const tasks = Object.entries(words.tasks).map(([value, label]) => ({ value, label }));
  const bases = choices.bases.map(({ id, label }) => ({ value: id, label }));
  return (
    <>
      <TextField {...field("name")} label={words.name} hint={words.nameHint} list={namesId} required maxLength={80} />
      <datalist id={namesId}>
        {choices.models.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <SelectField
        {...field("base")}
        label={words.base}
        hint={words.baseHint}
        options={[{ value: "", label: words.noBase }, ...bases]}
      />
      <details className="fold" open={isOpen || undefined}>
        <summary>{words.more}</summary>
        <div className="form">
          <SelectField
            {...field("task")}
            label={words.task}
            hint={words.taskHint}
            options={[{ value: "", label: words.taskTold }, ...tasks]}
          />
          <TextArea {...field("purpose")} label={words.purpose} aside={words.optional} maxLength={2_000} />
          <TextField {...field("licence")} label={words.licence} aside={words.optional} maxLength={80} />
          <TextField
            {...field("languages")}
            label={words.languages}
            aside={words.optional}
            hint={words.languagesHint}
            className="input-short"
          />
          <TextField {...field("tags")} label={words.tags} aside={words.optional} />
          <TextField {...field("run")} label={words.run} aside={words.optional} maxLength={120} />
        </div>
      </details>
    </>
  );
}
