"use client";

import { FileUp, FolderUp } from "lucide-react";
import { useActionState, useRef, useState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Button } from "../../../_components/button.tsx";
import { Note } from "../../../_components/note.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { orderUploadsAction } from "./actions.ts";
import { FactFields, type FactChoices, type FactWords } from "./fact-fields.tsx";
import { readChosen, readDropped } from "./read-dropped.ts";
import { UploadList, type UploadListWords } from "./upload-list.tsx";
import { useUploads, type KeptUpload } from "./use-uploads.ts";

export type UploadWords = UploadListWords &
  FactWords &
  Record<
    "drop" | "accepted" | "chooseFiles" | "chooseFolder" | "submit" | "submitting" | "notWhole" | "notDone",
    string
  >;

type Props = { kept: KeptUpload[]; choices: FactChoices; words: UploadWords; first: Record<string, string> };

export function UploadForm({ kept, choices, words, first }: Props) {
  const [state, action] = useActionState(orderUploadsAction, IDLE_FORM);
  const uploads = useUploads(kept);
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const choose = ({ target }: { target: HTMLInputElement }) => {
    if (target.files) uploads.add(readChosen(target.files));
    target.value = "";
  };
  const { rows } = uploads;
  const whole = rows.length > 0 && rows.every((row) => row.state === "whole" && row.id !== null);
  return (
    <form action={action} className="form">
      <div
        className={`drop-zone${over ? " drop-zone-over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void readDropped(event.dataTransfer.items).then(uploads.add);
        }}
      >
        <p>{words.drop}</p>
        <p className="small sub">{words.accepted}</p>
        <div className="row justify-center">
          <Button icon={<FileUp className="icon" aria-hidden />} onClick={() => files.current?.click()}>
            {words.chooseFiles}
          </Button>
          <Button icon={<FolderUp className="icon" aria-hidden />} onClick={() => folder.current?.click()}>
            {words.chooseFolder}
          </Button>
        </div>
        <input ref={files} type="file" multiple hidden onChange={choose} aria-label={words.chooseFiles} />
        <input
          ref={folder}
          type="file"
          multiple
          hidden
          onChange={choose}
          aria-label={words.chooseFolder}
          {...{ webkitdirectory: "" }}
        />
      </div>
      <UploadList uploads={uploads} words={words} />
      {rows.map(({ id }) => id !== null && <input key={id} type="hidden" name="uploads" value={id} />)}
      <FactFields words={words} choices={choices} errors={state.errors} first={first} />
      {state.message && (
        <Note tone="critical" title={words.notDone} announce>
          {state.message}
        </Note>
      )}
      <div className="form-foot form-foot-end">
        {whole ? (
          <SubmitButton tone="primary" pending={words.submitting}>
            {words.submit}
          </SubmitButton>
        ) : (
          <Button tone="primary" waiting={words.notWhole}>
            {words.submit}
          </Button>
        )}
      </div>
    </form>
  );
}
