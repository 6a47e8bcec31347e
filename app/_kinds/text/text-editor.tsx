"use client";

import type { EditorProps } from "../kind-screens.ts";
import { TextWorkspace } from "./text-workspace.tsx";

/** Articles and summaries. */
export function TextEditor(props: EditorProps) {
  return <TextWorkspace {...props} numerals />;
}
