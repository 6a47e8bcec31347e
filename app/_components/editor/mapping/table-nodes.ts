import { Extension, type AnyExtension } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";

const alignments = new Set(["left", "right", "center"]);

// Markdown knows neither merged cells nor several paragraphs in one: both come to one plain cell when they are pasted.
const cellAttributes = () => ({
  colspan: { default: 1, rendered: false, parseHTML: () => 1 },
  rowspan: { default: 1, rendered: false, parseHTML: () => 1 },
  colwidth: { default: null, rendered: false, parseHTML: () => null },
  align: {
    default: null,
    parseHTML: (element: HTMLElement) => {
      const value = element.getAttribute("data-align") ?? (element.style.textAlign || element.getAttribute("align"));
      return value && alignments.has(value) ? value : null;
    },
    renderHTML: ({ align }: Record<string, unknown>) => (align ? { "data-align": align } : {}),
  },
});

const CellKeys = Extension.create({
  name: "cellKeys",
  priority: 200,
  addKeyboardShortcuts() {
    const inCell = () => this.editor.isActive("tableCell") || this.editor.isActive("tableHeader");
    return { Enter: () => inCell() && this.editor.commands.setHardBreak() };
  },
});

/** Tables as Markdown has them: one line of text in each cell, alignment by column. */
export const tableNodes: AnyExtension[] = [
  Table.extend({
    renderHTML: () => ["div", { class: "editor-table" }, ["table", ["tbody", 0]]],
  }).configure({ resizable: false, View: null }),
  TableRow,
  TableCell.extend({ content: "paragraph", addAttributes: cellAttributes }),
  TableHeader.extend({ content: "paragraph", addAttributes: cellAttributes }),
  CellKeys,
];
