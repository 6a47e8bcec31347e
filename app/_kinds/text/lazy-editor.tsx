"use client";

import { lazy, Suspense, useSyncExternalStore, type ReactNode, type Ref } from "react";
import type { EditorHandle, EditorMark, MarkdownEditorProps } from "../../_components/editor/editor-types.ts";
import { directionOf } from "./direction.ts";
import { useEditorLabels } from "./use-editor-labels.ts";

const MarkdownEditor = lazy(() =>
  import("../../_components/editor/markdown-editor.tsx").then((module) => ({ default: module.MarkdownEditor })),
);

type Props = {
  ref: Ref<EditorHandle>;
  /** The same text, set on the server: it stands there until the editor has come, so that nothing jumps. */
  fallback: ReactNode;
  markdown: string;
  editable: boolean;
  language: string;
  nonce: string | undefined;
  onChange: (markdown: string) => void;
  decorations: EditorMark[];
  onSelectMark: (id: string) => void;
  note: MarkdownEditorProps["note"];
};

export function LazyEditor({ fallback, language, ref, ...props }: Props) {
  const labels = useEditorLabels();
  const inBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  const waiting = (
    <div className="editor">
      {props.editable && <div className="editor-tools editor-tools-waiting" aria-hidden />}
      {fallback}
    </div>
  );
  if (!inBrowser) return waiting;
  return (
    <Suspense fallback={waiting}>
      <MarkdownEditor {...props} ref={ref} language={language} dir={directionOf(language)} labels={labels} />
    </Suspense>
  );
}
