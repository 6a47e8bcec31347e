"use client";
import { markdown as markdownLanguage, markdownLanguage as withTables } from "@codemirror/lang-markdown";
import { syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { minimalSetup } from "codemirror";
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from "react";
import type { TextRange } from "./text-session.ts";

export type SourceHandle = {
  caret: () => number;
  /** Puts another text in place of the whole. */
  show: (markdown: string) => void;
  select: (range: TextRange) => void;
  /** Puts text in place of a range, as one step of the source view's own history. */
  replace: (range: TextRange, text: string) => void;
  /** Puts text in place of the selection. */
  insert: (text: string) => void;
};

export type SourceViewProps = {
  initial: { text: string; caret: number };
  label: string;
  language: string;
  dir: "ltr" | "rtl";
  nonce: string | undefined;
  onChange: (markdown: string) => void;
  onLeave: () => void;
  ref: Ref<SourceHandle>;
};

/** The Markdown itself, in CodeMirror. It reads its props once: a new `key` opens it anew. */
export function SourceView({ initial, label, language, dir, nonce, onChange, onLeave, ref }: SourceViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const lineEnd = initial.text.includes("\r\n") ? "\r\n" : "\n";
  const tell = useEffectEvent(() => onChange(textOf(view.current, lineEnd)));
  const leave = useEffectEvent(onLeave);
  const mount = useEffectEvent((parent: HTMLElement) => {
    const state = EditorState.create({
      doc: initial.text,
      selection: {
        anchor: Math.min(offsetIn(initial.text, initial.caret), initial.text.replaceAll("\r\n", "\n").length),
      },
      extensions: [
        keymap.of([{ key: "Mod-/", run: () => (leave(), true) }]),
        minimalSetup,
        markdownLanguage({ base: withTables, completeHTMLTags: false }),
        syntaxHighlighting(classHighlighter),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, lang: language, dir, spellcheck: "true" }),
        EditorView.updateListener.of((update) => update.docChanged && tell()),
        ...(nonce ? [EditorView.cspNonce.of(nonce)] : []),
      ],
    });
    return new EditorView({ state, parent });
  });

  useEffect(() => {
    if (!place.current) return;
    const mounted = mount(place.current);
    view.current = mounted;
    mounted.focus();
    mounted.dispatch({ effects: EditorView.scrollIntoView(mounted.state.selection.main, { y: "center" }) });
    return () => {
      mounted.destroy();
      view.current = null;
    };
  }, []);

  useImperativeHandle(
    ref,
    () => ({
      caret: () => caretOf(view.current, lineEnd),
      show: (markdown) => {
        if (markdown === textOf(view.current, lineEnd)) return;
        view.current?.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: markdown } });
      },
      select: (range) => select(view.current, inView(view.current, lineEnd, range)),
      replace: (range, text) => {
        const { start, end } = inView(view.current, lineEnd, range);
        view.current?.dispatch({ changes: { from: start, to: end, insert: text }, userEvent: "input" });
      },
      insert: (text) => view.current?.dispatch(view.current.state.replaceSelection(text)),
    }),
    [lineEnd],
  );
  return <div ref={place} className="editor-source" dir="ltr" />;
}

function textOf(view: EditorView | null, lineEnd: string): string {
  return view ? view.state.doc.toString().replaceAll("\n", lineEnd) : "";
}

// CodeMirror counts each line end as one.
function offsetIn(text: string, offset: number): number {
  return text.slice(0, offset).replaceAll("\r\n", "\n").length;
}

function caretOf(view: EditorView | null, lineEnd: string): number {
  if (!view) return 0;
  return view.state.doc.sliceString(0, view.state.selection.main.head).replaceAll("\n", lineEnd).length;
}

function inView(view: EditorView | null, lineEnd: string, { start, end }: TextRange): TextRange {
  const text = textOf(view, lineEnd);
  return { start: offsetIn(text, start), end: offsetIn(text, end) };
}

function select(view: EditorView | null, { start, end }: TextRange): void {
  if (!view) return;
  view.dispatch({
    selection: { anchor: start, head: end },
    effects: EditorView.scrollIntoView(start, { y: "center" }),
  });
  view.focus();
}
