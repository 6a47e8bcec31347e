/**
 * Articles from sources: facts with their places, sections from the outline or from the sources, each fact in the
 * section where it fits best. A model may reword a fact; what fails the check stays as the source says it.
 */
import { DEFAULT_ARTICLE_WORDS, type ArticleBrief } from "#lib/kinds/article/schema";
import type { TextContent } from "#lib/kinds/text/schema";
import { mean } from "#lib/text/similarity";
import { wordPattern } from "#lib/text/word-pattern";
import { contentWords, stemOf } from "#lib/text/words";
import { describe } from "./article/description.ts";
import { gatherFacts, type Fact } from "./article/facts.ts";
import { nameSections } from "./article/headings.ts";
import { notesOn, sayWhatIsMissing, type Counts } from "./article/notes.ts";
import { writeOutline } from "./article/outline-only.ts";
import { fillOutline, planSections, type PlannedSection } from "./article/sections.ts";
import { proposeTitles, titleFromTopic, TITLE } from "./article/titles.ts";
import { writeSection } from "./article/write-section.ts";
import { PipelineError } from "./pipeline-error.ts";
import { forStage } from "./abilities.ts";
import type { Pipeline, PipelineContext } from "./pipeline.ts";
import { embedTexts } from "./sources/embed-texts.ts";
import { readSources } from "./sources/read-sources.ts";
import { noUsage, type Usage } from "./writing/ask-writer.ts";
import { startDraft, type GrowingDraft } from "./writing/draft.ts";
import { toInline } from "./writing/inline.ts";

export const writeArticle: Pipeline<ArticleBrief, TextContent> = async (brief, context) => {
  if (context.sources.length === 0) return writeOutline(brief, context);
  const { facts, topic, outline, byMeaning } = await collectFacts(brief, context);
  context.emit.step({ name: "outline", done: 0, of: 1 });
  const words = brief.words ?? DEFAULT_ARTICLE_WORDS;
  const planned =
    outline.length > 0
      ? fillOutline(outline, facts, words)
      : await nameSections(planSections(facts, topic, { words, byMeaning }), brief.topic, context);
  const sections = planned.filter((section) => section.facts.length > 0);
  context.emit.step({ name: "outline", done: 1, of: 1, note: `${sections.length} sections` });
  sayWhatIsMissing(planned, words, context);
  if (sections.length === 0)
    throw new PipelineError("nothing-usable", "Nothing in the sources fits the headings of the outline.");

  const usage = noUsage();
  const { draft, counts } = await writeSections(sections, brief, context, usage);
  const used = sections.flatMap((section) => section.facts);
  const titles = await proposeTitles(
    brief.topic,
    used.map((fact) => fact.text).join(" "),
    forStage(context, "propose-title"),
    usage,
  );
  const description = describe(used, topic, context.language);
  return {
    content: {
      title: chooseTitle(brief.topic, titles),
      markdown: draft.markdown(),
      ...(description && { description }),
    },
    evidence: draft.evidence(),
    findings: [],
    usage,
    notes: notesOn(brief, context, counts, titles),
  };
};

async function collectFacts(brief: ArticleBrief, context: PipelineContext) {
  const sentences = await readSources(context);
  const headings = brief.outline ?? [];
  const asked = [brief.topic, ...headings, ...headings.map((heading) => `${brief.topic}: ${heading}`)];
  const { vectors, byMeaning } = await embedTexts([...sentences.map(({ text }) => text), ...asked], context);
  context.signal.throwIfAborted();
  const [topic = new Float32Array(), ...rest] = vectors.slice(sentences.length);
  const outline = headings.map((heading, index) => ({
    heading,
    own: withoutWordsOf(heading, brief.topic),
    vector: mean([rest[index] ?? topic, rest[headings.length + index] ?? topic]),
  }));
  const avoid = wordPattern(context.forbiddenWords);
  const facts = gatherFacts(sentences, vectors, context.language).filter((fact) => !avoid?.test(fact.text));
  if (facts.length === 0)
    throw new PipelineError("nothing-usable", "The sources have no statement that can stand on its own.");
  return { facts, topic, outline, byMeaning };
}

function withoutWordsOf(heading: string, topic: string): string {
  const stems = new Set(contentWords(topic).map(stemOf));
  return contentWords(heading)
    .filter((word) => !stems.has(stemOf(word)))
    .join(" ");
}

/** So many sentences of the model that failed, and none that passed. */
const HOPELESS = 15;

async function writeSections(
  sections: readonly PlannedSection[],
  brief: ArticleBrief,
  context: PipelineContext,
  usage: Usage,
) {
  const draft = startDraft(context.emit);
  const allowed = forStage(context, "reword-fact");
  const counts: Counts = { total: 0, byModel: 0, dropped: 0 };
  for (const [index, { heading, facts }] of sections.entries()) {
    context.signal.throwIfAborted();
    context.emit.step({ name: "write", done: index, of: sections.length, ...(heading && { note: heading }) });
    const asked = givesUp(counts) ? { ...allowed, writer: null } : allowed;
    const { said, dropped } = await writeSection(heading, facts, brief, asked, usage);
    if (heading) draft.append(`${index === 0 ? "" : "\n"}## ${toInline(heading)}\n\n`);
    for (const [at, { fact, text, byModel }] of said.entries())
      appendFact(draft, fact, byModel ? text : null, separator(said[at - 1]?.fact, fact));
    draft.append("\n");
    counts.total += said.length;
    counts.byModel += said.filter(({ byModel }) => byModel).length;
    counts.dropped += dropped;
  }
  context.emit.step({ name: "write", done: sections.length, of: sections.length });
  return { draft, counts };
}

/** A model of which nothing has passed so far is not asked for every section. */
function givesUp({ byModel, dropped }: Counts): boolean {
  return byModel === 0 && dropped >= HOPELESS;
}

/** A new paragraph of the source begins one here too. */
function separator(before: Fact | undefined, fact: Fact): string {
  if (!before) return "";
  return before.sentences.at(-1)?.paragraph === fact.sentences[0]?.paragraph ? " " : "\n\n";
}

/** The fact sentence by sentence, each with its own evidence, or the model's one sentence for it. */
function appendFact(draft: GrowingDraft, { sentences }: Fact, reworded: string | null, before: string): void {
  const claims = sentences.map(({ source, start, end }) => ({ source, start, end, state: "supported" as const }));
  if (reworded !== null)
    return draft.append(
      before + toInline(reworded),
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

/** The brief's own words, unless they make no title. */
function chooseTitle(topic: string, [best]: readonly string[]): string {
  const own = titleFromTopic(topic);
  const fits = topic.trim().length >= TITLE.fewest && topic.trim().length <= TITLE.most;
  return fits ? own : (best ?? own);
}
