import type { Editor } from "@tiptap/core";
import { useId, useState, type KeyboardEvent, type SyntheticEvent } from "react";
import { linkFrom } from "#lib/text/markdown/links";
import type { EditorLabels } from "./editor-types.ts";

/** Asks for the address of a link under the bar, not over the words that it is for. */
export function LinkForm({ editor, labels, onClose }: { editor: Editor; labels: EditorLabels; onClose: () => void }) {
  const [before] = useState(() => String(editor.getAttributes("link").href ?? ""));
  const [typed, setTyped] = useState(before);
  const [isRefused, setRefused] = useState(false);
  const id = useId();
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const address = linkFrom(typed);
    if (!address) return setRefused(true);
    setLink(editor, address);
    close();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    close();
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return (
    <form className="editor-tray" onSubmit={submit} onKeyDown={closeOnEscape} noValidate>
      <label htmlFor={`${id}-address`}>{labels.linkAddress}</label>
      <input
        id={`${id}-address`}
        className="editor-input"
        type="url"
        inputMode="url"
        dir="ltr"
        autoFocus
        autoComplete="off"
        maxLength={2000}
        value={typed}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? `${id}-refused` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(false);
        }}
      />
      <button type="submit" className="editor-word editor-word-main">
        {labels.setLink}
      </button>
      {before !== "" && (
        <button type="button" className="editor-word" onClick={remove}>
          {labels.removeLink}
        </button>
      )}
      <button type="button" className="editor-word" onClick={close}>
        {labels.cancel}
      </button>
      {isRefused && (
        <p id={`${id}-refused`} className="editor-refused" role="alert">
          {labels.linkRefused}
        </p>
      )}
    </form>
  );
}

function setLink(editor: Editor, href: string): void {
  const { empty } = editor.state.selection;
  if (!empty || editor.isActive("link")) {
    editor.chain().focus().extendMarkRange("link").setLink({ href }).run();
    return;
  }
  // Nothing is selected: the address itself becomes the words.
  const words = href.replace(/^(https?:\/\/|mailto:)/, "");
  editor
    .chain()
    .focus()
    .insertContent({ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] })
    .run();
}
