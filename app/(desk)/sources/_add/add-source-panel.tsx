"use client";

import { ClipboardPaste, FileUp } from "lucide-react";
import { useRef, useState, type DragEvent } from "react";
import { Button } from "../../../_components/button.tsx";
import { classNames } from "../../../_components/class-names.ts";
import { Note } from "../../../_components/note.tsx";
import { DialogButton } from "../../../_components/overlays/dialog-button.tsx";
import { Status } from "../../../_components/status.tsx";
import { PasteForm, type PasteWords } from "./paste-form.tsx";
import { useFileUpload, type UploadLimits, type UploadWords } from "./use-file-upload.ts";

type Words = PasteWords &
  UploadWords &
  Record<"drop" | "kinds" | "choose" | "sending" | "paste" | "pasteAbout" | "close", string>;

/** Files by choice or by dropping them here, or pasted text. */
export function AddSourcePanel({
  projectId,
  limits,
  words,
}: {
  projectId: string;
  limits: UploadLimits;
  words: Words;
}) {
  const { sending, refused, send } = useFileUpload(projectId, limits, words);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  function drag(event: DragEvent, inside: boolean) {
    event.preventDefault();
    setOver(inside);
  }

  function drop(event: DragEvent) {
    drag(event, false);
    if (!sending) void send([...event.dataTransfer.files]);
  }

  return (
    <div className="my-4 grid gap-2">
      <div
        className={classNames(
          "row row-wrap rounded-base border border-dashed px-4 py-3",
          over ? "border-accent bg-accent-tint" : "border-line-control",
        )}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={drop}
      >
        <p className="small sub mr-auto" role="status">
          {sending ? (
            <Status state="checking">
              {words.sending} {sending}
            </Status>
          ) : (
            <>
              {words.drop} <span className="meta">{words.kinds}</span>
            </>
          )}
        </p>
        <input
          ref={input}
          type="file"
          multiple
          accept={limits.extensions.map((extension) => `.${extension}`).join()}
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            void send([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <Button
          icon={<FileUp className="icon" aria-hidden />}
          waiting={sending && words.sending}
          onClick={() => input.current?.click()}
        >
          {words.choose}
        </Button>
        <DialogButton
          label={words.paste}
          icon={<ClipboardPaste className="icon" aria-hidden />}
          title={words.paste}
          description={words.pasteAbout}
          closeLabel={words.close}
        >
          <PasteForm projectId={projectId} mostCharacters={limits.bytes} words={words} />
        </DialogButton>
      </div>
      {refused.map(({ name, reason }, index) => (
        <Note key={index} tone="critical" title={`${words.notAdded} ${name}.`} announce>
          {reason}
        </Note>
      ))}
    </div>
  );
}
