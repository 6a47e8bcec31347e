/** The Markdown of a text about a topic: its parts one after the other, each fact with its evidence. */
import type { TopicBrief } from "#lib/kinds/text/schema";
import { forStage } from "../abilities.ts";
import type { PipelineContext } from "../pipeline.ts";
import type { Usage } from "../writing/ask-writer.ts";
import { startDraft, type GrowingDraft } from "../writing/draft.ts";
import { toInline } from "../writing/inline.ts";
import type { Fact } from "./facts.ts";
import type { Part, TextForm } from "./form.ts";
import type { Counts } from "./notes.ts";
import { writeSection, type Said } from "./write-section.ts";

/** So many sentences of the model that failed, and none that passed. */
const HOPELESS = 15;

export async function writeParts(
  parts: readonly Part[],
  form: TextForm,
  brief: TopicBrief,
  context: PipelineContext,
  usage: Usage,
) {
  const draft = startDraft(context.emit);
  const allowed = forStage(context, "reword-fact");
  const counts: Counts = { total: 0, byModel: 0, dropped: 0 };
  for (const [index, part] of parts.entries()) {
    const { heading, facts, lead, close } = part;
    context.signal.throwIfAborted();
    context.emit.step({ name: "write", done: index, of: parts.length, ...(heading && { note: heading }) });
    const asked = givesUp(counts) ? { ...allowed, writer: null } : allowed;
    const { said, dropped } = await writeSection(heading, facts, brief, asked, usage);
    if (heading) draft.append(`${index === 0 ? "" : "\n"}## ${toInline(heading)}\n\n`);
    else if (index > 0) draft.append("\n");
    if (lead) draft.append(`${toInline(lead)}\n\n`);
    if (part.list) appendItems(draft, said);
    else appendParagraphs(draft, said, form.paragraphWords);
    if (close) draft.append(`\n${toInline(close)}\n`);
    counts.total += said.length;
    counts.byModel += said.filter(({ byModel }) => byModel).length;
    counts.dropped += dropped.filter((why) => why !== "copied").length;
  }
  context.emit.step({ name: "write", done: parts.length, of: parts.length });
  return { draft, counts };
}

/** A model of which nothing has passed so far is not asked for every section. */
function givesUp({ byModel, dropped }: Counts): boolean {
  return byModel === 0 && dropped >= HOPELESS;
}

function appendItems(draft: GrowingDraft, said: readonly Said[]): void {
  for (const one of said) {
    draft.append("- ");
    appendFact(draft, one, "");
    draft.append("\n");
  }
}

function appendParagraphs(draft: GrowingDraft, said: readonly Said[], most: number | null): void {
  let words = 0;
  for (const [at, one] of said.entries()) {
    const before = said[at - 1];
    const goesOn = before && goesOnFrom(before.fact, one.fact) && (most === null || words + one.fact.words <= most);
    appendFact(draft, one, before ? (goesOn ? " " : "\n\n") : "");
    words = (goesOn ? words : 0) + one.fact.words;
  }
  draft.append("\n");
}

/** A new paragraph of the source begins one here too. */
function goesOnFrom(before: Fact, fact: Fact): boolean {
  return before.sentences.at(-1)?.paragraph === fact.sentences[0]?.paragraph;
}

/** The fact sentence by sentence, each with its own evidence, or the model's one sentence for it. */
function appendFact(draft: GrowingDraft, { fact: { sentences }, text, byModel }: Said, before: string): void {
  const claims = sentences.map(({ source, start, end }) => ({ source, start, end, state: "supported" as const }));
  if (byModel)
    return draft.append(
      before + toInline(text),
      claims.map((claim) => ({ ...claim, origin: "model" as const })),
    );
  for (const [index, sentence] of sentences.entries()) {
    const claim = claims[index];
    draft.append(
      (index === 0 ? before : " ") + toInline(sentence.text),
      claim ? [{ ...claim, origin: "source" as const }] : [],
    );
  }
}
