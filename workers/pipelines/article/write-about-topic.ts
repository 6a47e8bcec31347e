/**
 * A text about a topic, from sources: what articles and blog posts share. A model may reword a fact; what fails the
 * check stays as the source says it.
 */
import type { TextContent, TopicBrief } from "#lib/kinds/text/schema";
import { mean } from "#lib/text/similarity";
import { wordPattern } from "#lib/text/word-pattern";
import { contentWords, stemOf } from "#lib/text/words";
import { forStage } from "../abilities.ts";
import { PipelineError } from "../pipeline-error.ts";
import type { PipelineContext, PipelineResult } from "../pipeline.ts";
import { embedTexts } from "../sources/embed-texts.ts";
import { readSources } from "../sources/read-sources.ts";
import { noUsage } from "../writing/ask-writer.ts";
import { describe } from "./description.ts";
import { gatherFacts, type Fact } from "./facts.ts";
import type { TextForm } from "./form.ts";
import { nameSections } from "./headings.ts";
import { notesOn, sayWhatIsMissing } from "./notes.ts";
import { fillOutline, planSections } from "./sections.ts";
import { proposeTitles, titleFromTopic, TITLE } from "./titles.ts";
import { writeUnsourced } from "./unsourced/write-unsourced.ts";
import { writeParts } from "./write-parts.ts";

/** `facts`: those that the text is made of; none where there were no sources. */
export type Written = { result: PipelineResult<TextContent>; facts: Fact[] };

export async function writeAboutTopic(form: TextForm, brief: TopicBrief, context: PipelineContext): Promise<Written> {
  if (context.sources.length === 0) return { result: await writeUnsourced(form, brief, context), facts: [] };
  const { facts, topic, outline, byMeaning } = await collectFacts(brief, context);
  context.emit.step({ name: "outline", done: 0, of: 1 });
  const words = brief.words ?? form.words;
  const planned =
    outline.length > 0
      ? fillOutline(outline, facts, words)
      : await nameSections(
          planSections(facts, topic, { words, wordsPerSection: form.wordsPerSection, byMeaning }),
          brief.topic,
          context,
        );
  const sections = planned.filter((section) => section.facts.length > 0);
  context.emit.step({ name: "outline", done: 1, of: 1, note: `${sections.length} sections` });
  sayWhatIsMissing(planned, words, context);
  if (sections.length === 0)
    throw new PipelineError("nothing-usable", "Nothing in the sources fits the headings of the outline.");

  const usage = noUsage();
  const arranged = form.arrange(sections, { brief, topic, language: context.language });
  const opened = await form.open?.(arranged, brief, context, usage);
  const parts = opened?.parts ?? arranged;
  const { draft, counts } = await writeParts(parts, form, brief, context, usage);
  const used = parts.flatMap((part) => part.facts);
  const said = used.map((fact) => fact.text).join(" ");
  const titles = await proposeTitles(brief.topic, said, forStage(context, "propose-title"), usage);
  const description = describe(used, topic, context.language);
  const result = {
    content: {
      title: chooseTitle(brief.topic, titles),
      markdown: draft.markdown(),
      ...(description && { description }),
    },
    evidence: draft.evidence(),
    findings: [],
    usage,
    notes: notesOn(form, brief, context, counts, { titles, opened: opened?.notes ?? [] }),
  };
  return { result, facts: used };
}

async function collectFacts(brief: TopicBrief, context: PipelineContext) {
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

/** The brief's own words, unless they make no title. */
function chooseTitle(topic: string, [best]: readonly string[]): string {
  const own = titleFromTopic(topic);
  const fits = topic.trim().length >= TITLE.fewest && topic.trim().length <= TITLE.most;
  return fits ? own : (best ?? own);
}
