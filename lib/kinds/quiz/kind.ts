/** The knowledge quiz as a kind of content. */
import type { Kind } from "../kind.ts";
import { lint } from "./lint.ts";
import { toMarkdown } from "./markdown.ts";
import { toProof } from "./proof.ts";
import { quizBriefSchema, quizContentSchema, type QuizBrief, type QuizContent } from "./schema.ts";

export const quizKind: Kind<QuizBrief, QuizContent> = {
  briefSchema: quizBriefSchema,
  contentSchema: quizContentSchema,
  sources: "required",
  emptyContent: (title) => ({ title, questions: [] }),
  titleOf: (content) => content.title,
  lint,
  toMarkdown,
  toProof,
};
