/**
 * A text without sources. A model that has proved that it can writes it whole, each sentence marked as the model's and
 * unverified; any other gives an outline with questions. A section that fails its check becomes questions too.
 */
import type { TextContent, TopicBrief } from "#lib/kinds/text/schema";
import { baseLanguage } from "#lib/text/sentences";
import { forStage } from "../../abilities.ts";
import type { PipelineContext, PipelineResult } from "../../pipeline.ts";
import { noUsage, type Usage } from "../../writing/ask-writer.ts";
import { startDraft, type GrowingDraft } from "../../writing/draft.ts";
import { toInline } from "../../writing/inline.ts";
import type { TextForm } from "../form.ts";
import { outlineOf, writeOutline } from "../outline-only.ts";
import { titleFromTopic } from "../titles.ts";
import { outlineFreely } from "./outline.ts";
import { writeFreely } from "./write-section.ts";

const STAGES = ["write-freely", "outline-freely", "fill-form"] as const;

/** Throws `no-sources` where we have no questions in the draft's language, nor a model that may write in it. */
export async function writeUnsourced(
  form: TextForm,
  brief: TopicBrief,
  context: PipelineContext,
): Promise<PipelineResult<TextContent>> {
  const mayWrite = context.writer !== null && context.abilities.may("write-freely");
  // The self-test is in English: what it proves holds for English.
  if (!mayWrite || baseLanguage(context.language) !== "en") {
    const outline = writeOutline(form, brief, context);
    return { ...outline, notes: [...outline.notes, ...context.abilities.notesOn(["write-freely"])] };
  }
  const usage = noUsage();
  const headings = await headingsFor(form, brief, context, usage);
  const draft = startDraft(context.emit);
  const asked = await writeSections(headings, draft, form, brief, context, usage);
  if (asked.length === headings.length) sayThatNothingHeld(form, context);
  return {
    content: { title: titleFromTopic(brief.topic), markdown: draft.markdown() },
    evidence: draft.evidence(),
    findings: [],
    usage,
    notes: [
      "Nothing here rests on a source: the model wrote it from the brief alone. Check every claim before it goes out.",
      ...(asked.length > 0
        ? [
            `${asked.map((heading) => `“${heading}”`).join(", ")}: the model's text did not pass the checks; there are questions instead.`,
          ]
        : []),
      ...context.abilities.notesOn(STAGES),
    ],
  };
}

/** The brief's own, else the model's where they hold together, else those that every text of this form has. */
async function headingsFor(
  form: TextForm,
  brief: TopicBrief,
  context: PipelineContext,
  usage: Usage,
): Promise<string[]> {
  if (brief.outline?.length) return brief.outline;
  context.emit.step({ name: "outline", done: 0, of: 1 });
  const allowed = forStage(forStage(context, "outline-freely"), "fill-form");
  const { headings } = await outlineFreely(brief, allowed, usage);
  context.emit.step({ name: "outline", done: 1, of: 1 });
  return headings ?? form.questions(brief.topic, brief.audience).map(({ heading }) => heading);
}

/** Gives back the headings under which there are questions. */
async function writeSections(
  headings: readonly string[],
  draft: GrowingDraft,
  form: TextForm,
  brief: TopicBrief,
  context: PipelineContext,
  usage: Usage,
): Promise<string[]> {
  const words = Math.round((brief.words ?? form.words) / headings.length);
  const before: string[] = [];
  const asked: string[] = [];
  for (const [index, heading] of headings.entries()) {
    context.signal.throwIfAborted();
    context.emit.step({ name: "write", done: index, of: headings.length, note: heading });
    draft.append(`${index === 0 ? "" : "\n"}## ${toInline(heading)}\n\n`);
    const { sentences, refused } = await writeFreely({ heading, headings, words, before }, brief, context, usage);
    if (refused === null) {
      appendSentences(draft, sentences);
      before.push(...sentences);
    } else {
      asked.push(heading);
      draft.append(outlineOf(heading, form, brief));
    }
  }
  context.emit.step({ name: "write", done: headings.length, of: headings.length });
  return asked;
}

function appendSentences(draft: GrowingDraft, sentences: readonly string[]): void {
  for (const [index, sentence] of sentences.entries())
    draft.append(`${index === 0 ? "" : " "}${toInline(sentence)}`, [
      { source: null, start: 0, end: 0, origin: "model", state: "unverified" },
    ]);
  draft.append("\n");
}

function sayThatNothingHeld({ called }: TextForm, { emit }: PipelineContext): void {
  emit.problem({
    code: "no-sources",
    message: `No source was chosen and nothing that the model wrote passed the checks: this is an outline with questions, not ${called}.`,
  });
}
