import { BLOG_POST_LIMITS } from "#lib/kinds/blog-post/schema";

/** The tags of a line, each once; null when there are too many, or one is too long. */
export function readTags(line: string): string[] | null {
  const tags = [...new Set(line.split(",").map((tag) => tag.trim()))].filter(Boolean);
  const fits = tags.length <= BLOG_POST_LIMITS.tags && tags.every((tag) => tag.length <= BLOG_POST_LIMITS.tag);
  return fits ? tags : null;
}
