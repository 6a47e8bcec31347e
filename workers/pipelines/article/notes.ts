/** What an editor is told about how a text about a topic came about. */
import type { TopicBrief } from "#lib/kinds/text/schema";
import type { PipelineContext } from "../pipeline.ts";
import type { TextForm } from "./form.ts";
import { sumOf, type PlannedSection } from "./sections.ts";

/** Facts, those in the model's words, and sentences of the model that failed. */
export type Counts = { total: number; byModel: number; dropped: number };

const MUCH_SHORTER = 0.75;

export function sayWhatIsMissing(planned: readonly PlannedSection[], words: number, { emit }: PipelineContext): void {
  for (const { heading } of planned.filter((section) => section.facts.length === 0))
    emit.problem({
      code: "section-empty",
      message: `The sources say nothing for “${heading}”: the section was left out.`,
    });
  const here = sumOf(planned.flatMap((section) => section.facts));
  if (here < words * MUCH_SHORTER)
    emit.problem({
      code: "shorter-than-asked",
      message: `About ${words} words were asked for; the sources have ${here} on this topic that do not repeat each other.`,
    });
}

export function notesOn(
  form: TextForm,
  brief: TopicBrief,
  { abilities }: PipelineContext,
  { total, byModel, dropped }: Counts,
  { titles, opened }: { titles: readonly string[]; opened: readonly string[] },
): string[] {
  const notes = [
    byModel === 0
      ? "Built by extraction: every sentence is copied from the sources and set under headings."
      : `Built by extraction: ${byModel} of ${total} facts are in the model's words and were checked against the sources; the others are copied.`,
  ];
  notes.push(...form.notes, ...opened);
  if (dropped > 0) notes.push(`${dropped} sentences of the model did not pass the check and were left out.`);
  if (byModel === 0 && (brief.tone || brief.audience))
    notes.push("Tone and audience had no influence on the sentences: nothing was reworded.");
  const others = titles.slice(0, 4).map((title) => `“${title}”`);
  if (others.length > 1) notes.push(`Other titles that fit: ${others.join(", ")}.`);
  return [...notes, ...abilities.notesOn([...form.stages, "reword-fact", "propose-title"])];
}
