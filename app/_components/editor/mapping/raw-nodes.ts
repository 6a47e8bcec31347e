import { Node } from "@tiptap/core";

/** Markdown that the editor shows as it is written and never changes: HTML, footnotes, definitions, front matter. */
export const RawBlock = rawNode("rawBlock", "pre", false);
export const RawInline = rawNode("rawInline", "code", true);

/** A line break of the source that reads as a space. */
export const SoftBreak = Node.create({
  name: "softBreak",
  group: "inline",
  inline: true,
  atom: true,
  selectable: false,
  parseHTML: () => [{ tag: "span[data-soft-break]" }],
  renderHTML: () => ["span", { "data-soft-break": "" }, " "],
  renderText: () => "\n",
});

function rawNode(name: string, tag: string, inline: boolean) {
  return Node.create({
    name,
    group: inline ? "inline" : "block",
    inline,
    atom: true,
    addAttributes: () => ({
      source: { default: "", rendered: false, parseHTML: (element: HTMLElement) => element.textContent ?? "" },
      kind: { default: "html", parseHTML: (element: HTMLElement) => element.getAttribute("data-raw") ?? "html" },
    }),
    parseHTML: () => [{ tag: `${tag}[data-raw]`, priority: 100 }],
    renderHTML: ({ node }) => [tag, { "data-raw": String(node.attrs.kind), dir: "ltr" }, String(node.attrs.source)],
    renderText: ({ node }) => String(node.attrs.source),
  });
}
