/** Articles: what is ordered. */
import { z } from "zod";
import { TEXT_LIMITS } from "../text/schema.ts";

export const articleBriefSchema = z.strictObject({
  topic: z.string().trim().min(1).max(TEXT_LIMITS.topic),
  audience: z.string().trim().max(300).optional(),
  tone: z.string().trim().max(100).optional(),
  words: z.int().min(50).max(TEXT_LIMITS.words).optional(),
  /** Headings in their order. */
  outline: z.array(z.string().trim().min(1).max(120)).max(30).optional(),
});
export type ArticleBrief = z.infer<typeof articleBriefSchema>;

/** Where the brief names no length. */
export const DEFAULT_ARTICLE_WORDS = 500;
