"use client";

import { Check, CornerUpLeft } from "lucide-react";
import { useActionState, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Button } from "../../../_components/button.tsx";
import { useShortcut } from "../../../_components/keyboard/use-shortcut.ts";
import { Note } from "../../../_components/note.tsx";
import { TextArea } from "../../../_components/text-field.tsx";
import { verdictAction } from "../actions.ts";

type Words = Record<
  | "note"
  | "needed"
  | "ask"
  | "approve"
  | "pending"
  | "refused"
  | "missing"
  | "group"
  | "move"
  | "change"
  | "evidence"
  | "all"
  | "send"
  | "publishes",
  string
>;
type Props = { draftId: string; revisionId: string; next: string | null; words: Words };

/** A approves, C asks for changes: with a note, which the author gets. */
export function VerdictForm({ draftId, revisionId, next, words }: Props) {
  const [state, action, isPending] = useActionState(verdictAction, IDLE_FORM);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const approve = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  useShortcut("a", () => approve.current?.click(), { label: words.approve, group: words.group });
  useShortcut("c", () => ask.current?.click(), { label: words.ask, group: words.group });

  /** A verdict against a text says why; the form is not sent without it. */
  function requireNote(event: MouseEvent) {
    const note = form.current?.querySelector("textarea");
    const isEmpty = !note?.value.trim();
    setMissing(isEmpty);
    if (!isEmpty) return;
    event.preventDefault();
    note?.focus();
  }

  /** From within the note, where single keys are letters. */
  function sendByKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    ask.current?.click();
  }

  return (
    <form ref={form} action={action} className="verdict">
      <input type="hidden" name="draftId" value={draftId} />
      <input type="hidden" name="revisionId" value={revisionId} />
      <input type="hidden" name="next" value={next ?? ""} />
      {state.message && (
        <div className="verdict-refused">
          <Note tone="critical" title={words.refused} announce>
            {state.message}
          </Note>
        </div>
      )}
      <TextArea
        name="note"
        label={words.note}
        aside={words.needed}
        rows={1}
        maxLength={5000}
        defaultValue={state.kept.note ?? ""}
        onKeyDown={sendByKey}
        error={isMissing ? words.missing : state.errors.note}
      />
      <div className="actions">
        <Button
          ref={ask}
          type="submit"
          name="verdict"
          value="request_changes"
          icon={<CornerUpLeft className="icon" aria-hidden />}
          keys="C"
          waiting={isPending ? words.pending : null}
          onClick={requireNote}
        >
          {words.ask}
        </Button>
        <Button
          ref={approve}
          type="submit"
          name="verdict"
          value="approve"
          tone="primary"
          icon={<Check className="icon" aria-hidden />}
          keys="A"
          waiting={isPending ? words.pending : null}
        >
          {words.approve}
        </Button>
      </div>
      <p className="keys meta">
        <span>
          <kbd>J</kbd> <kbd>K</kbd> {words.move}
        </span>
        {words.change && (
          <span>
            <kbd>N</kbd> {words.change}
          </span>
        )}
        <span>
          <kbd>E</kbd> {words.evidence}
        </span>
        <span>
          <kbd>?</kbd> {words.all}
        </span>
        <span>
          <kbd>Ctrl ↵</kbd> {words.send}
        </span>
        <span className="push">{words.publishes}</span>
      </p>
    </form>
  );
}
