/** The blog post as a kind of content. */
import type { Kind } from "../kind.ts";
import { toMarkdown } from "../text/markdown.ts";
import { toProof } from "../text/proof.ts";
import { emptyText } from "../text/schema.ts";
import { lint } from "./lint.ts";
import { blogPostBriefSchema, blogPostContentSchema, type BlogPostBrief, type BlogPostContent } from "./schema.ts";

export const blogPostKind: Kind<BlogPostBrief, BlogPostContent> = {
  briefSchema: blogPostBriefSchema,
  contentSchema: blogPostContentSchema,
  sources: "optional",
  emptyContent: emptyText,
  titleOf: (content) => content.title,
  lint,
  toMarkdown,
  toProof,
};
