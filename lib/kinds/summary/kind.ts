/** The summary as a kind of content. */
import type { Kind } from "../kind.ts";
import { toMarkdown } from "../text/markdown.ts";
import { toProof } from "../text/proof.ts";
import { emptyText, textContentSchema, type TextContent } from "../text/schema.ts";
import { lint } from "./lint.ts";
import { summaryBriefSchema, type SummaryBrief } from "./schema.ts";

export const summaryKind: Kind<SummaryBrief, TextContent> = {
  briefSchema: summaryBriefSchema,
  contentSchema: textContentSchema,
  sources: "required",
  emptyContent: emptyText,
  titleOf: (content) => content.title,
  lint,
  toMarkdown,
  toProof,
};
