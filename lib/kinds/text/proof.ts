import type { PhrasingContent, Root } from "mdast";
import { writeMarkdown } from "../../text/markdown/syntax.ts";
import type { TextContent } from "./schema.ts";

/** Title as a heading and description as emphasis, then the Markdown itself. */
export function toProof({ title, description, markdown }: TextContent): string {
  const words = (value: string): PhrasingContent[] => [{ type: "text", value: value.replace(/\s+/g, " ").trim() }];
  const lead: Root = { type: "root", children: [{ type: "heading", depth: 1, children: words(title) }] };
  if (description?.trim())
    lead.children.push({ type: "paragraph", children: [{ type: "emphasis", children: words(description) }] });
  return `${writeMarkdown(lead)}\n${markdown}`;
}
