import { Fragment, Slice, type Node as DocumentNode, type Schema } from "@tiptap/pm/model";
import type { EditorProps } from "@tiptap/pm/view";
import { writeMarkdown } from "#lib/text/markdown/syntax";
import { toDocument } from "./mapping/to-document.ts";
import { toTree } from "./mapping/to-tree.ts";

/** Above this a pasted text is taken in as plain lines: reading it as Markdown would hold the page up. */
const LONGEST_MARKDOWN = 500_000;

/**
 * What goes in and out by the clipboard: plain text is Markdown both ways (without formatting when it is pasted so),
 * HTML is what the schema knows of it, files are refused.
 */
export function clipboardProps(onFilesRefused: () => void): EditorProps {
  const refuseFiles = (data: DataTransfer | null) => {
    if (!data || data.files.length === 0 || data.types.some((type) => type === "text/html" || type === "text/plain"))
      return false;
    onFilesRefused();
    return true;
  };
  return {
    clipboardTextParser: (text, _, plain, view) =>
      plain || text.length > LONGEST_MARKDOWN
        ? plainSlice(text, view.state.schema)
        : markdownSlice(text, view.state.schema),
    clipboardTextSerializer: (slice, view) => markdownOf(slice, view.state.schema),
    handlePaste: (view, event) => {
      if (refuseFiles(event.clipboardData)) return true;
      const code = event.clipboardData?.getData("vscode-editor-data");
      // Code editors copy Markdown as coloured HTML too: the text is what was meant.
      if (!code || !/"mode":\s*"markdown"/.test(code) || !event.clipboardData) return false;
      return view.pasteText(event.clipboardData.getData("text/plain"));
    },
    handleDrop: (_, event) => refuseFiles(event.dataTransfer),
  };
}

/** Markdown as a piece of a document that joins the paragraphs where it is put in. */
export function markdownSlice(markdown: string, schema: Schema): Slice {
  const [, before = "", line, behind = ""] = /^([ \t]*)(|\S|\S.*\S)([ \t]*)$/.exec(markdown) ?? [];
  const { doc } = toDocument(line ?? markdown, schema);
  const only = doc.childCount === 1 ? doc.firstChild : null;
  if (line !== undefined && only?.type.name === "paragraph") {
    // Some words of a line: the spaces at their ends are part of them.
    const spaces = (text: string) => (text === "" ? Fragment.empty : Fragment.from(schema.text(text)));
    const words = spaces(before).append(only.content).append(spaces(behind));
    return new Slice(Fragment.from(only.copy(words)), 1, 1);
  }
  const openAt = (block: DocumentNode | null) => (block?.type.name === "paragraph" ? 1 : 0);
  return new Slice(doc.content, openAt(doc.firstChild), openAt(doc.lastChild));
}

function plainSlice(text: string, schema: Schema): Slice {
  const lines = text.split(/(?:\r\n?|\n)+/);
  const blocks = lines.map((line) => schema.node("paragraph", null, line === "" ? [] : [schema.text(line)]));
  return new Slice(Fragment.from(blocks), 1, 1);
}

/** A copied piece as Markdown; words out of one block are only words, without the block's sign. */
export function markdownOf(slice: Slice, schema: Schema): string {
  let content = slice.content;
  let open = Math.min(slice.openStart, slice.openEnd);
  while (open > 0 && content.childCount === 1 && !content.firstChild?.isTextblock) {
    content = content.firstChild!.content;
    open -= 1;
  }
  const only = content.childCount === 1 ? content.firstChild : null;
  if (only?.type.name === "codeBlock" && open > 0) return only.textContent;
  if (only?.isTextblock && open > 0) content = Fragment.from(schema.node("paragraph", null, only.content));
  else content = slice.content;
  return writeMarkdown(toTree(schema.topNodeType.create(null, content))).replace(/\n$/, "");
}
