/** One pipeline for each kind of content. To add one: a file here, and a line. */
import { kindOf, type KindName } from "#lib/kinds/registry";
import { writeArticle } from "./article.ts";
import { writeBlogPost } from "./blog-post.ts";
import { writePersonalityQuiz } from "./personality-quiz.ts";
import type { Pipeline, PipelineContext, PipelineResult } from "./pipeline.ts";
import { writeProductDescription } from "./product-description.ts";
import { writeQuiz } from "./quiz.ts";
import { writeSummary } from "./summary.ts";
import { writeTranslation } from "./translation.ts";

export const pipelines: Record<KindName, Pipeline<never, unknown>> = {
  article: writeArticle,
  "blog-post": writeBlogPost,
  "product-description": writeProductDescription,
  quiz: writeQuiz,
  "personality-quiz": writePersonalityQuiz,
  summary: writeSummary,
  translation: writeTranslation,
};

export type RunPipeline = typeof runPipeline;

/** The brief is checked again: what comes from a row is as foreign as what comes from a form. Throws ZodError. */
export function runPipeline(
  kind: KindName,
  brief: unknown,
  context: PipelineContext,
): Promise<PipelineResult<unknown>> {
  return pipelines[kind](kindOf(kind).briefSchema.parse(brief) as never, context);
}
