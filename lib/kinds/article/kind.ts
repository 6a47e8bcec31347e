/** The article as a kind of content. */
import type { Kind } from "../kind.ts";
import { toMarkdown } from "../text/markdown.ts";
import { toProof } from "../text/proof.ts";
import { emptyText, textContentSchema, type TextContent } from "../text/schema.ts";
import { lint } from "./lint.ts";
import { articleBriefSchema, type ArticleBrief } from "./schema.ts";

export const articleKind: Kind<ArticleBrief, TextContent> = {
  briefSchema: articleBriefSchema,
  contentSchema: textContentSchema,
  sources: "optional",
  emptyContent: emptyText,
  titleOf: (content) => content.title,
  lint,
  toMarkdown,
  toProof,
};
