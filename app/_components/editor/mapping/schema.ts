import { Extension, getSchema, type AnyExtension } from "@tiptap/core";
import Code from "@tiptap/extension-code";
import Image from "@tiptap/extension-image";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import StarterKit from "@tiptap/starter-kit";
import { isAllowedImage, isAllowedLink } from "#lib/text/markdown/links";
import { RawBlock, RawInline, SoftBreak } from "./raw-nodes.ts";
import { tableNodes } from "./table-nodes.ts";

/** The extensions that shape a document: everything that Markdown can say, and nothing else. */
export function documentExtensions(words: { taskItem: (text: string) => string }): AnyExtension[] {
  return [
    StarterKit.configure({
      underline: false,
      code: false,
      link: { openOnClick: false, autolink: false, isAllowedUri: isAllowedLink },
    }),
    Code.extend({ excludes: "" }),
    ...tableNodes,
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => words.taskItem(node.textContent) } }),
    AddressedImage.configure({ inline: true, HTMLAttributes: { loading: "lazy", referrerpolicy: "no-referrer" } }),
    RawBlock,
    RawInline,
    SoftBreak,
    MarkdownAttributes,
  ];
}

const AddressedImage = Image.extend({
  // The extension's own rule leaves the last bracket standing.
  addInputRules: () => [],
  parseHTML: () => [
    { tag: "img[src]", getAttrs: (element) => (isAllowedImage(element.getAttribute("src") ?? "") ? null : false) },
  ],
});

/** What Markdown says about a node and the page does not show. */
const MarkdownAttributes = Extension.create({
  name: "markdownAttributes",
  addGlobalAttributes: () => [
    {
      types: ["bulletList", "orderedList", "taskList", "listItem", "taskItem"],
      attributes: { spread: { default: false, rendered: false } },
    },
    { types: ["codeBlock"], attributes: { meta: { default: null, rendered: false } } },
  ],
});

/** The same shape without an editor around it. */
export const documentSchema = getSchema(documentExtensions({ taskItem: (text) => text }));
