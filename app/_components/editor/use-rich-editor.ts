import { useEditor } from "@tiptap/react";
import type { Editor } from "@tiptap/core";
import { useEffect, useMemo, useState } from "react";
import { clipboardProps } from "./clipboard.ts";
import type { MarkdownEditorProps } from "./editor-types.ts";
import { documentExtensions, documentSchema } from "./mapping/schema.ts";
import { toDocument } from "./mapping/to-document.ts";
import { MarkDecorations } from "./mark-decorations.ts";
import { WritingRules } from "./writing-rules.ts";

type RichEditorOptions = Pick<MarkdownEditorProps, "markdown" | "editable" | "language" | "dir" | "labels"> & {
  id: string;
  onEdit: () => void;
  onLeave: () => void;
  onFilesRefused: () => void;
};

/** The editor of the set text. It takes its first text from `markdown` and no later one. */
export function useRichEditor({ markdown, editable, language, dir, labels, id, ...events }: RichEditorOptions): Editor {
  const [first] = useState(() => ({
    extensions: [...documentExtensions({ taskItem: labels.taskItem }), MarkDecorations, WritingRules],
    content: toDocument(markdown, documentSchema).doc.toJSON() as Record<string, unknown>,
    clipboard: clipboardProps(events.onFilesRefused),
  }));
  const editorProps = useMemo(
    () => ({
      ...first.clipboard,
      attributes: {
        ...roleOf(editable),
        id,
        class: "text editor-text",
        "aria-label": labels.text,
        lang: language,
        dir,
        spellcheck: "true",
        "aria-describedby": `${id}-keys`,
      },
    }),
    [first, editable, id, labels.text, language, dir],
  );
  const editor = useEditor({
    extensions: first.extensions,
    content: first.content,
    editable,
    editorProps,
    injectCSS: false,
    immediatelyRender: true,
    onUpdate: events.onEdit,
    onBlur: events.onLeave,
  });
  useEffect(() => editor.setEditable(editable, false), [editor, editable]);
  return editor;
}

// A text that cannot be changed is read and scrolled, not filled in.
function roleOf(editable: boolean): Record<string, string> {
  return editable ? { role: "textbox", "aria-multiline": "true" } : { role: "document", tabindex: "0" };
}
