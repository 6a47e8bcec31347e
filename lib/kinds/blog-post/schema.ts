/** Blog posts: what is ordered, and what one holds. */
import { z } from "zod";
import { textContentSchema, topicBriefSchema, type TopicBrief } from "../text/schema.ts";

export const BLOG_POST_LIMITS = { tags: 8, tag: 40 } as const;

export const blogPostBriefSchema = topicBriefSchema;
export type BlogPostBrief = TopicBrief;

export const blogPostContentSchema = textContentSchema.extend({
  /** In small letters as a rule; what a reader may look for. */
  tags: z.array(z.string().trim().min(1).max(BLOG_POST_LIMITS.tag)).max(BLOG_POST_LIMITS.tags).optional(),
});
export type BlogPostContent = z.infer<typeof blogPostContentSchema>;

/** Where the brief names no length. */
export const DEFAULT_BLOG_POST_WORDS = 400;
