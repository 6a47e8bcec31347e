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
  const parts = brief.outline?.length ? brief.outline.map(forHeading) : form.questions(brief.topic, brief.audience);
  const draft = startDraft(emit);
  for (const [index, { heading, questions }] of parts.entries()) {
    signal.throwIfAborted();
    emit.step({ name: "outline", done: index, of: parts.length });
    const list = questions.map((question) => `- ${toInline(question)}`).join("\n");
    draft.append(`${index === 0 ? "" : "\n"}## ${toInline(heading)}\n\n${list}\n`);
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

function forHeading(heading: string): Asked {
  return {
    heading,
    questions: [
      `What should a reader know after “${heading}”?`,
      "Which number, name or date proves it, and where does it come from?",
      "Who could be quoted?",
    ],
  };
}
