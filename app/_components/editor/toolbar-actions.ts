import type { Editor } from "@tiptap/core";
import {
  Bold,
  Code,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListOrdered,
  Redo2,
  Table,
  TextQuote,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import type { EditorLabels } from "./editor-types.ts";

export type ToolName =
  | "undo"
  | "redo"
  | "heading2"
  | "heading3"
  | "bold"
  | "italic"
  | "code"
  | "link"
  | "bulletList"
  | "numberedList"
  | "quote"
  | "table";

export type Tool = {
  name: ToolName & keyof EditorLabels;
  icon: LucideIcon;
  /** As a keymap writes it: `Mod` is Ctrl, or Cmd on a Mac. */
  keys: string | null;
  /** Undefined for what is done and not switched. */
  isOn?: (editor: Editor) => boolean;
  /** Undefined for the link, which asks for its address first. */
  run?: (editor: Editor) => boolean;
  isPossible: (editor: Editor) => boolean;
};

const always = () => true;

/** The tools in the order of the bar, by group. */
export const toolGroups: Tool[][] = [
  [
    {
      name: "undo",
      icon: Undo2,
      keys: "Mod-Z",
      run: (editor) => start(editor).undo().run(),
      isPossible: (editor) => editor.can().undo(),
    },
    {
      name: "redo",
      icon: Redo2,
      keys: "Mod-Shift-Z",
      run: (editor) => start(editor).redo().run(),
      isPossible: (editor) => editor.can().redo(),
    },
  ],
  [heading("heading2", Heading2, 2), heading("heading3", Heading3, 3)],
  [
    {
      name: "bold",
      icon: Bold,
      keys: "Mod-B",
      isOn: is("bold"),
      run: (editor) => start(editor).toggleBold().run(),
      isPossible: (editor) => editor.can().toggleBold(),
    },
    {
      name: "italic",
      icon: Italic,
      keys: "Mod-I",
      isOn: is("italic"),
      run: (editor) => start(editor).toggleItalic().run(),
      isPossible: (editor) => editor.can().toggleItalic(),
    },
    {
      name: "code",
      icon: Code,
      keys: "Mod-E",
      isOn: is("code"),
      run: (editor) => start(editor).toggleCode().run(),
      isPossible: (editor) => editor.can().toggleCode(),
    },
    {
      name: "link",
      icon: Link,
      keys: "Mod-Shift-K",
      isOn: is("link"),
      isPossible: (editor) => !editor.isActive("codeBlock"),
    },
  ],
  [
    {
      name: "bulletList",
      icon: List,
      keys: "Mod-Shift-8",
      isOn: is("bulletList"),
      run: (editor) => start(editor).toggleBulletList().run(),
      isPossible: always,
    },
    {
      name: "numberedList",
      icon: ListOrdered,
      keys: "Mod-Shift-7",
      isOn: is("orderedList"),
      run: (editor) => start(editor).toggleOrderedList().run(),
      isPossible: always,
    },
    {
      name: "quote",
      icon: TextQuote,
      keys: "Mod-Shift-B",
      isOn: is("blockquote"),
      run: (editor) => start(editor).toggleBlockquote().run(),
      isPossible: (editor) => editor.can().toggleBlockquote(),
    },
    {
      name: "table",
      icon: Table,
      keys: null,
      isOn: is("table"),
      run: (editor) => start(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      isPossible: (editor) => !editor.isActive("table"),
    },
  ],
];

export type TableTool = {
  name: "addRow" | "addColumn" | "deleteRow" | "deleteColumn" | "deleteTable";
  run: (editor: Editor) => boolean;
};

export const tableTools: TableTool[] = [
  { name: "addRow", run: (editor) => start(editor).addRowAfter().run() },
  { name: "addColumn", run: (editor) => start(editor).addColumnAfter().run() },
  { name: "deleteRow", run: (editor) => start(editor).deleteRow().run() },
  { name: "deleteColumn", run: (editor) => start(editor).deleteColumn().run() },
  { name: "deleteTable", run: (editor) => start(editor).deleteTable().run() },
];

/** `Mod-Shift-Z` as a person reads it, and as `aria-keyshortcuts` wants it. */
export function keyNames(keys: string): { shown: string; announced: string } {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  const parts = keys.split("-");
  const signs: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };
  const shown = isMac
    ? parts.map((part) => signs[part] ?? part).join("")
    : parts.map((part) => (part === "Mod" ? "Ctrl" : part)).join("+");
  return { shown, announced: parts.map((part) => (part === "Mod" ? (isMac ? "Meta" : "Control") : part)).join("+") };
}

function start(editor: Editor) {
  return editor.chain().focus();
}

function is(name: string) {
  return (editor: Editor) => editor.isActive(name);
}

function heading(name: "heading2" | "heading3", icon: LucideIcon, level: 2 | 3): Tool {
  return {
    name,
    icon,
    keys: `Mod-Alt-${level}`,
    isOn: (editor) => editor.isActive("heading", { level }),
    run: (editor) => start(editor).toggleHeading({ level }).run(),
    isPossible: (editor) => editor.can().toggleHeading({ level }),
  };
}
