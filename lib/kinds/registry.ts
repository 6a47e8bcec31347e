/** All kinds of content, by the name that the database and the API use. To add one: a folder here, and a line. */
import { articleKind } from "./article/kind.ts";
import { blogPostKind } from "./blog-post/kind.ts";
import type { Kind } from "./kind.ts";
import { productKind } from "./product-description/kind.ts";
import { personalityQuizKind } from "./personality-quiz/kind.ts";
import { quizKind } from "./quiz/kind.ts";
import { summaryKind } from "./summary/kind.ts";
import { translationKind } from "./translation/kind.ts";

export const KIND_NAMES = [
  "article",
  "blog-post",
  "product-description",
  "quiz",
  "personality-quiz",
  "summary",
  "translation",
] as const;
export type KindName = (typeof KIND_NAMES)[number];

const kinds: Record<KindName, Kind> = {
  article: articleKind,
  "blog-post": blogPostKind,
  "product-description": productKind,
  quiz: quizKind,
  "personality-quiz": personalityQuizKind,
  summary: summaryKind,
  translation: translationKind,
};

export function kindOf(name: KindName): Kind {
  return kinds[name];
}

/** Whether a kind's content is one Markdown text: it can be kept in part, and translated as it is. */
export function isTextKind(name: KindName): boolean {
  const empty = kinds[name].emptyContent("");
  return typeof empty === "object" && empty !== null && "markdown" in empty;
}
