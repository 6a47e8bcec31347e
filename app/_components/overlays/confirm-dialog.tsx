"use client";

import { useState, type ReactNode } from "react";
import { Button, type ButtonLook } from "../button.tsx";
import { Note } from "../note.tsx";
import { SubmitButton } from "../submit-button.tsx";
import { Dialog } from "./dialog.tsx";

export type ConfirmWords = {
  /** The act and the name of the thing: "Make in-short v3 the champion". */
  title: string;
  /** One sentence: what will happen, to what, and what can be undone. */
  consequence: ReactNode;
  confirm: string;
  /** On the button while it is under way. */
  pending: string;
  cancel: string;
  /** Before the reason when it was refused: "Not done." */
  refused: string;
};

/** Gives back a sentence when it was refused; nothing when it was done. */
export type ConfirmAction = (form: FormData) => Promise<{ error: string } | void>;

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  words: ConfirmWords;
  action: ConfirmAction;
  /** Hidden inputs, or a field for the reason. */
  children?: ReactNode;
};

/** Asks before something that goes live, replaces or deletes. */
export function ConfirmDialog({ open, onOpenChange, words, action, children }: ConfirmDialogProps) {
  const [refusal, setRefusal] = useState<string | null>(null);

  function changeOpen(next: boolean) {
    setRefusal(null);
    onOpenChange(next);
  }

  async function run(form: FormData) {
    const answer = await action(form);
    if (answer?.error) setRefusal(answer.error);
    else changeOpen(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      look="alert"
      title={words.title}
      description={words.consequence}
      closeLabel={words.cancel}
    >
      <form action={run} className="form">
        {children}
        {refusal && (
          <Note tone="critical" title={words.refused} announce>
            {refusal}
          </Note>
        )}
        <div className="form-foot form-foot-end">
          <Button onClick={() => changeOpen(false)}>{words.cancel}</Button>
          <SubmitButton tone="primary" pending={words.pending}>
            {words.confirm}
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}

type ConfirmButtonProps = ButtonLook &
  Omit<ConfirmDialogProps, "open" | "onOpenChange"> & { label: ReactNode; waiting?: string | null };

export function ConfirmButton({ label, waiting, tone, small, icon, keys, ...dialog }: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        tone={tone}
        small={small}
        icon={icon}
        keys={keys}
        waiting={waiting}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <ConfirmDialog {...dialog} open={open} onOpenChange={setOpen} />
    </>
  );
}
