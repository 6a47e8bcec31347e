import type { Node as DocumentNode } from "@tiptap/pm/model";
import type { Html } from "mdast";
import type { Verbatim } from "#lib/text/markdown/syntax";

/** A raw node as Markdown's tree; HTML stays HTML, so that the writer knows where it needs a line of its own. */
export function verbatimOf(node: DocumentNode): Html | Verbatim {
  if (node.type.name !== "rawBlock" && node.type.name !== "rawInline") {
    throw new Error(`Markdown has no form for ${node.type.name}`);
  }
  const value = String(node.attrs.source);
  return node.attrs.kind === "html" ? { type: "html", value } : { type: "verbatim", value };
}
