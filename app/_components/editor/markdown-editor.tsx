"use client";
import { EditorContent } from "@tiptap/react";
import {
  lazy,
  Suspense,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import { createPortal } from "react-dom";
import type { MarkdownEditorProps } from "./editor-types.ts";
import "./editor.css";
import { LinkForm } from "./link-form.tsx";
import { markAtCaret } from "./mark-decorations.ts";
import type { SourceHandle } from "./source-view.tsx";
import { TableBar, Toolbar } from "./toolbar.tsx";
import { useEditorHandle } from "./use-editor-handle.ts";
import { useMarkdownText } from "./use-markdown-text.ts";
import { useOverlay } from "./use-overlay.ts";

const SourceView = lazy(async () => ({ default: (await import("./source-view.tsx")).SourceView }));

/**
 * Markdown as set text, and as source. Nothing that the editor cannot show is lost: what was not touched is saved
 * byte for byte. Load it in the browser only (`dynamic(..., { ssr: false })`).
 */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { editable, onSelectMark, labels, note, language, dir, nonce } = props;
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const sourceView = useRef<SourceHandle>(null);
  const [linkOpen, setLinkOpen] = useState(false);
  const [filesRefused, setFilesRefused] = useState(false);
  const text = useMarkdownText({ ...props, id, sourceView, onFilesRefused: () => setFilesRefused(true) });
  const { editor, source } = text;
  const noteElement = useOverlay(editor, text.session, props, source === null);
  useEditorHandle(props, text, sourceView);

  const toggleSource = () => {
    setLinkOpen(false);
    if (source) text.closeSource(sourceView.current?.caret() ?? 0);
    else text.openSource();
  };
  const selectMark = (event: MouseEvent) => {
    const mark = (event.target as Element).closest<HTMLElement>("[data-select-mark]")?.dataset.selectMark;
    if (mark) onSelectMark(mark);
  };
  const pressKey = (event: KeyboardEvent) => {
    const act = keyAct(event, { source: source !== null, editable });
    if (!act) return;
    event.preventDefault();
    if (act === "source") toggleSource();
    if (act === "link") setLinkOpen(true);
    if (act === "bar") bar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    if (act === "text") editor.commands.focus();
    const mark = act === "mark" ? markAtCaret(editor.state) : null;
    if (mark) onSelectMark(mark);
  };

  return (
    <div
      className="editor"
      style={{ "--editor-placeholder": JSON.stringify(labels.placeholder) } as CSSProperties}
      onClick={selectMark}
      onKeyDown={pressKey}
      onInput={() => setFilesRefused(false)}
    >
      {editable && (
        <div className="editor-tools">
          <Toolbar
            ref={bar}
            editor={editor}
            labels={labels}
            controls={id}
            isSource={source !== null}
            linkOpen={linkOpen}
            onLink={() => setLinkOpen(!linkOpen)}
            onToggleSource={toggleSource}
          />
          {linkOpen && <LinkForm editor={editor} labels={labels} onClose={() => setLinkOpen(false)} />}
          {!source && <TableBar editor={editor} labels={labels} />}
          <p role="status" className="editor-refused">
            {filesRefused && labels.filesRefused}
          </p>
        </div>
      )}
      <p id={`${id}-keys`} hidden>
        {labels.keyHint}
      </p>
      <EditorContent editor={editor} hidden={source !== null} />
      {source && (
        <Suspense fallback={<p className="editor-waiting">{labels.loadingSource}</p>}>
          <SourceView
            ref={sourceView}
            initial={source}
            label={labels.text}
            language={language}
            dir={dir}
            nonce={nonce}
            onChange={text.noteSource}
            onLeave={toggleSource}
          />
        </Suspense>
      )}
      {note && createPortal(note.content, noteElement)}
    </div>
  );
}

type Act = "source" | "link" | "bar" | "text" | "mark";

function keyAct(event: KeyboardEvent, { source, editable }: { source: boolean; editable: boolean }): Act | null {
  const mod = event.ctrlKey || event.metaKey;
  const inBar = (event.target as Element).closest('[role="toolbar"]') !== null;
  if (event.key === "Enter" && event.altKey && !source && !inBar) return "mark";
  if (!editable) return null;
  if (mod && event.key === "/" && !event.defaultPrevented) return "source";
  if (mod && event.shiftKey && event.key.toLowerCase() === "k" && !source) return "link";
  if (event.altKey && event.key === "F10") return "bar";
  return event.key === "Escape" && inBar && !source ? "text" : null;
}
