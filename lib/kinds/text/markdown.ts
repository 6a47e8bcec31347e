import type { TextContent } from "./schema.ts";

/** The content's own Markdown, byte for byte. */
export function toMarkdown(content: TextContent): string {
  return content.markdown;
}
