/**
 * Without sources nothing can be proved, and a small model invents. What an editor can use is a structure with the
 * questions that the article has to answer.
 */
import type { ArticleBrief } from "#lib/kinds/article/schema";
import type { TextContent } from "#lib/kinds/text/schema";
import { baseLanguage } from "#lib/text/sentences";
import { PipelineError } from "../pipeline-error.ts";
import type { PipelineContext, PipelineResult } from "../pipeline.ts";
import { noUsage } from "../writing/ask-writer.ts";
import { startDraft } from "../writing/draft.ts";
import { toInline } from "../writing/inline.ts";
import { titleFromTopic } from "./titles.ts";

type Part = { heading: string; questions: string[] };

/** Throws `no-sources` where we have no questions in the draft's language. */
export function writeOutline(
  brief: ArticleBrief,
  { emit, language, signal }: PipelineContext,
): PipelineResult<TextContent> {
  if (baseLanguage(language) !== "en")
    throw new PipelineError(
      "no-sources",
      "No source was chosen. Without sources only an outline with questions can be made, and only in English.",
    );
  const parts = brief.outline?.length ? brief.outline.map(forHeading) : forTopic(brief.topic);
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
    message: "No source was chosen, so this is an outline with questions, not an article.",
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

function forHeading(heading: string): Part {
  return {
    heading,
    questions: [
      `What should a reader know after “${heading}”?`,
      "Which number, name or date proves it, and where does it come from?",
      "Who could be quoted?",
    ],
  };
}

function forTopic(topic: string): Part[] {
  const name = topic.trim().replace(/[.!?]+$/, "");
  return [
    {
      heading: "What it is about",
      questions: [`What is “${name}”, in one sentence?`, "Who is affected, and how many?"],
    },
    {
      heading: "How it came about",
      questions: ["When and where did it begin?", "Who decided or caused it?", "What was it like before?"],
    },
    { heading: "How it works", questions: ["What happens step by step?", "Which figures show its size?"] },
    {
      heading: "What people say",
      questions: ["Who is for it, who is against it, and why?", "What do independent experts say?"],
    },
    { heading: "What comes next", questions: ["What is planned, and by when?", "What is still open?"] },
  ];
}
