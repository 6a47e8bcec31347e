import type { Editor } from "@tiptap/core";
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { MarkdownEditorProps } from "./editor-types.ts";
import type { SourceHandle } from "./source-view.tsx";
import { TextSession } from "./text-session.ts";
import { useRichEditor } from "./use-rich-editor.ts";

/** Writing the Markdown costs some milliseconds: a pause in the typing, not each key, pays them. */
const PAUSE = 250;

/** What the source view opens with. */
export type OpenSource = { text: string; caret: number };

export type MarkdownText = {
  editor: Editor;
  session: TextSession;
  source: OpenSource | null;
  /** The text as it is now, in either view. */
  read: () => string;
  /** Makes the editor say another text, as one step that can be undone. */
  show: (markdown: string) => void;
  /** Tells `onChange` at once, if there is something new; gives the text. */
  flush: () => string;
  noteSource: (markdown: string) => void;
  openSource: () => void;
  closeSource: (caret: number) => void;
};

type Options = MarkdownEditorProps & {
  id: string;
  sourceView: RefObject<SourceHandle | null>;
  onFilesRefused: () => void;
};

/** One text in two views, and when it is told outside. */
export function useMarkdownText(options: Options): MarkdownText {
  const { markdown, onChange } = options;
  const [session] = useState(() => new TextSession(markdown));
  const [source, setSource] = useState<OpenSource | null>(null);
  const sourceText = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const editor = useRichEditor({ ...options, onEdit: () => schedule(), onLeave: () => flush() });

  const read = () => (source ? sourceText.current : session.textOf(editor.state.doc));
  const flush = () => {
    clearTimeout(timer.current);
    const text = read();
    if (session.tell(text)) onChange(text);
    return text;
  };
  const schedule = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, PAUSE);
  };
  const show = (text: string) => {
    const tr = session.show(editor.state, text);
    if (tr) editor.view.dispatch(tr);
  };
  const openSource = () => {
    sourceText.current = flush();
    setSource({ text: sourceText.current, caret: session.offsetAt(editor.state.doc, editor.state.selection.from) });
  };
  const closeSource = (caret: number) => {
    const text = flush();
    show(text);
    setSource(null);
    placeCaret(editor, session, text, caret);
  };
  const noteSource = (text: string) => {
    sourceText.current = text;
    schedule();
  };

  const receive = useEffectEvent((text: string) => {
    if (session.isEcho(text)) return;
    show(text);
    sourceText.current = text;
    options.sourceView.current?.show(text);
  });
  useEffect(() => receive(markdown), [markdown]);
  useLastWord(flush);
  return { editor, session, source, read, show, flush, noteSource, openSource, closeSource };
}

/** Tells what is still waiting when the page is hidden or left, and when the editor goes. */
function useLastWord(flush: () => string): void {
  const lastWord = useEffectEvent(() => void flush());
  useEffect(() => {
    const whenHidden = () => document.visibilityState === "hidden" && lastWord();
    document.addEventListener("visibilitychange", whenHidden);
    return () => {
      document.removeEventListener("visibilitychange", whenHidden);
      lastWord();
    };
  }, []);
}

function placeCaret(editor: Editor, session: TextSession, text: string, caret: number): void {
  const [range] = session.locate(text, editor.state.doc, [{ start: caret, end: caret + 1 }]);
  editor
    .chain()
    .focus(range?.from ?? "end", { scrollIntoView: true })
    .run();
}
