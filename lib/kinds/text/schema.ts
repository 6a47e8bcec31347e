/** What all kinds hold whose content is one text: a title, Markdown, and a description for search engines. */
import { z } from "zod";

export const TEXT_LIMITS = { title: 200, markdown: 2_000_000, description: 500, topic: 500, words: 5_000 } as const;

export const textContentSchema = z.strictObject({
  title: z.string().min(1).max(TEXT_LIMITS.title),
  /** CommonMark with GFM; the title is not repeated in it. */
  markdown: z.string().max(TEXT_LIMITS.markdown),
  /** For search engines and link previews; plain text. */
  description: z.string().max(TEXT_LIMITS.description).optional(),
});
export type TextContent = z.infer<typeof textContentSchema>;

export const emptyText = (title: string): TextContent => ({ title, markdown: "" });
