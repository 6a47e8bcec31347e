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

/** What is ordered of kinds that are written about a topic: articles and blog posts. */
export const topicBriefSchema = z.strictObject({
  topic: z.string().trim().min(1).max(TEXT_LIMITS.topic),
  audience: z.string().trim().max(300).optional(),
  tone: z.string().trim().max(100).optional(),
  words: z.int().min(50).max(TEXT_LIMITS.words).optional(),
  /** Headings in their order. */
  outline: z.array(z.string().trim().min(1).max(120)).max(30).optional(),
});
export type TopicBrief = z.infer<typeof topicBriefSchema>;

export const emptyText = (title: string): TextContent => ({ title, markdown: "" });
