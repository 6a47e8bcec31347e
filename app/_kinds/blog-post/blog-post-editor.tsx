"use client";

import type { EditorProps } from "../kind-screens.ts";
import { useSaver } from "../saving/draft-session.tsx";
import { TextWorkspace } from "../text/text-workspace.tsx";
import { TagsField } from "./tags-field.tsx";

/** A text with tags under its title. */
export function BlogPostEditor(props: EditorProps) {
  const saver = useSaver();
  return <TextWorkspace {...props} numerals fields={<TagsField key={saver.adopted} />} />;
}
