/**
 * Summaries by stratified extraction: one sentence from each stretch of the text, in the order of the sources, each
 * with its place. A writing model may shorten a sentence; what fails the check stays as the source says it.
 */
import { DEFAULT_SUMMARY_POINTS, type SummaryBrief } from "#lib/kinds/summary/schema";
import type { TextContent } from "#lib/kinds/text/schema";
import { wordPattern } from "#lib/text/word-pattern";
import { forStage } from "./abilities.ts";
import type { Pipeline, PipelineContext } from "./pipeline.ts";
import { PipelineError } from "./pipeline-error.ts";
import { embedTexts } from "./sources/embed-texts.ts";
import { readSources, type SourceSentence } from "./sources/read-sources.ts";
import { planSummary, type SummaryPlan } from "./summary/plan.ts";
import { shorten } from "./summary/shorten.ts";
import { summaryTitle } from "./summary/title.ts";
import { noUsage, type Usage } from "./writing/ask-writer.ts";
import { startDraft } from "./writing/draft.ts";
import { toInline } from "./writing/inline.ts";

export const writeSummary: Pipeline<SummaryBrief, TextContent> = async (brief, context) => {
  const { emit, signal, language } = context;
  const sentences = await readSources(context);
  const { vectors } = await embedTexts(
    sentences.map(({ text }) => text),
    context,
  );
  signal.throwIfAborted();
  emit.step({ name: "select", done: 0, of: 1 });
  const plan = planSummary(brief, { sentences, vectors, language, avoid: wordPattern(context.forbiddenWords) });
  emit.step({ name: "select", done: 1, of: 1, note: `${plan.pieces.length} of ${sentences.length} sentences` });
  if (plan.pieces.length === 0)
    throw new PipelineError("nothing-usable", "No sentence of the sources fits into the length that was asked for.");

  const usage = noUsage();
  const { draft, shortened } = await writePieces(plan, brief, context, usage);
  sayWhatIsMissing(brief, plan, context);
  return {
    content: { title: summaryTitle(sentences, language), markdown: draft.markdown() },
    evidence: draft.evidence(),
    findings: [],
    usage,
    notes: notesOn(brief, context, shortened, plan.pieces.length),
  };
};

async function writePieces(plan: SummaryPlan, brief: SummaryBrief, context: PipelineContext, usage: Usage) {
  const draft = startDraft(context.emit);
  const asked = forStage(context, "shorten-sentence");
  let shortened = 0;
  for (const [index, { sentence, before }] of plan.pieces.entries()) {
    context.signal.throwIfAborted();
    context.emit.step({ name: "write", done: index, of: plan.pieces.length });
    const { text, byModel } = await shorten(sentence, brief, asked, usage);
    if (byModel) shortened += 1;
    draft.append(before);
    draft.append(toInline(text), [claimOf(sentence, byModel)]);
  }
  draft.append("\n");
  context.emit.step({ name: "write", done: plan.pieces.length, of: plan.pieces.length });
  return { draft, shortened };
}

function claimOf({ source, start, end }: SourceSentence, byModel: boolean) {
  return {
    source,
    start,
    end,
    origin: byModel ? ("model" as const) : ("source" as const),
    state: "supported" as const,
  };
}

function sayWhatIsMissing(brief: SummaryBrief, plan: SummaryPlan, { emit }: PipelineContext): void {
  const asked = brief.points ?? (brief.words === undefined ? DEFAULT_SUMMARY_POINTS : null);
  if (asked !== null && plan.points < asked)
    emit.problem({
      code: "fewer-points",
      message: `${asked} points were asked for; the sources have ${plan.points} that say something of their own.`,
    });
  if (brief.words !== undefined && plan.words < brief.words * 0.8)
    emit.problem({
      code: "shorter-than-asked",
      message: `${brief.words} words were asked for; the sources have sentences for ${plan.words} that do not repeat each other.`,
    });
}

function notesOn(brief: SummaryBrief, context: PipelineContext, shortened: number, total: number): string[] {
  const { writer } = forStage(context, "shorten-sentence");
  const { summariser } = context;
  const copied = "Built by extraction: every sentence is copied from the sources.";
  const notes = [
    shortened === 0
      ? copied
      : `Built by extraction: ${shortened} of ${total} sentences were shortened by the model and checked against the sources; the others are copied.`,
  ];
  if ((writer ?? summariser) && shortened === 0)
    notes.push("The model's shorter sentences did not pass the check and were not used.");
  if (brief.audience && shortened === 0)
    notes.push(`The audience (“${brief.audience}”) had no influence: nothing was reworded.`);
  return [...notes, ...context.abilities.notesOn(["shorten-sentence"])];
}
