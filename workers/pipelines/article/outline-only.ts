/**
 * Without sources nothing can be proved, and a small model invents. What an editor can use is a structure with the
 * questions that the text has to answer.
 */
import type { TextContent, TopicBrief } from "#lib/kinds/text/schema";
import { baseLanguage } from "#lib/text/sentences";
import { PipelineError } from "../pipeline-error.ts";
import type { PipelineContext, PipelineResult } from "../pipeline.ts";
import { noUsage } from "../writing/ask-writer.ts";
import { startDraft } from "../writing/draft.ts";
import { toInline } from "../writing/inline.ts";
import type { Asked, TextForm } from "./form.ts";
import { titleFromTopic } from "./titles.ts";
import { questionsFor } from "./unsourced/questions.ts";

/** Throws `no-sources` where we have no questions in the draft's language. */
export function writeOutline(
  form: TextForm,
  brief: TopicBrief,
  { emit, language, signal }: PipelineContext,
): PipelineResult<TextContent> {
  if (baseLanguage(language) !== "en")
    throw new PipelineError(
      "no-sources",
      "No source was chosen. Without sources only an outline with questions can be made, and only in English.",
    );
  const parts = partsOf(form, brief);
  const draft = startDraft(emit);
  for (const [index, { heading, questions }] of parts.entries()) {
    signal.throwIfAborted();
    emit.step({ name: "outline", done: index, of: parts.length });
    draft.append(`${index === 0 ? "" : "\n"}## ${toInline(heading)}\n\n${listOf(questions)}`);
  }
  emit.step({ name: "outline", done: parts.length, of: parts.length });
  emit.problem({
    code: "no-sources",
    message: `No source was chosen, so this is an outline with questions, not ${form.called}.`,
  });
  return {
    content: { title: titleFromTopic(brief.topic), markdown: draft.markdown() },
    evidence: [],
    findings: [],
    usage: noUsage(),
    notes: [
      "An outline with questions for you to answer: without sources there is nothing that a claim could rest on. Add a source and generate again to get text.",
    ],
  };
}

/** The questions under one heading, as Markdown. */
export function outlineOf(heading: string, form: TextForm, brief: TopicBrief): string {
  const own = form.questions(brief.topic, brief.audience).find((part) => part.heading === heading);
  return listOf(own?.questions ?? questionsFor(heading, brief));
}

function partsOf(form: TextForm, brief: TopicBrief): Asked[] {
  if (!brief.outline?.length) return form.questions(brief.topic, brief.audience);
  return brief.outline.map((heading) => ({ heading, questions: questionsFor(heading, brief) }));
}

function listOf(questions: readonly string[]): string {
  return `${questions.map((question) => `- ${toInline(question)}`).join("\n")}\n`;
}
