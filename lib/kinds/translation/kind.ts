/** The translation as a kind of content. */
import type { Kind } from "../kind.ts";
import { toMarkdown } from "../text/markdown.ts";
import { toProof } from "../text/proof.ts";
import { emptyText, textContentSchema, type TextContent } from "../text/schema.ts";
import { lint } from "./lint.ts";
import { translationBriefSchema, type TranslationBrief } from "./schema.ts";

export const translationKind: Kind<TranslationBrief, TextContent> = {
  briefSchema: translationBriefSchema,
  contentSchema: textContentSchema,
  sources: "document",
  emptyContent: emptyText,
  titleOf: (content) => content.title,
  lint,
  toMarkdown,
  toProof,
};
