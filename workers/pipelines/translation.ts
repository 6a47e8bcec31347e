/**
 * Translation: words are translated, everything else stays byte for byte. Marks travel through the engine as tags;
 * code, addresses, pictures and placeholders do not travel at all. Each segment keeps what it was translated from.
 */
import { placeOf, type Evidence } from "#lib/kinds/evidence";
import type { TextContent } from "#lib/kinds/text/schema";
import type { TranslationBrief } from "#lib/kinds/translation/schema";
import { checkSegment } from "#lib/kinds/translation/segment-check";
import { PipelineError } from "./pipeline-error.ts";
import type { Pipeline, PipelineContext, PipelineDocument } from "./pipeline.ts";
import { splitSegments, type Segment } from "./translation/segments.ts";
import { translateSegments, translateWords, type Translated } from "./translation/translate-segments.ts";

/** Segments that go to the engine together: small enough to be seen soon, large enough to be batched. */
const AT_ONCE = 8;

export const writeTranslation: Pipeline<TranslationBrief, TextContent> = async (brief, context) => {
  const { document, emit, signal } = context;
  if (!document || document.markdown.trim() === "")
    throw new PipelineError("no-sources", "There is no text to translate.");
  if (context.translators.length === 0)
    throw new PipelineError("model-missing", "No model is installed that translates between these languages.");
  const segments = splitSegments(document.markdown);
  emit.step({ name: "read", done: segments.length, of: segments.length });

  const target = startTarget(document, brief, context);
  for (let index = 0; index < segments.length; index += AT_ONCE) {
    signal.throwIfAborted();
    emit.step({ name: "translate", done: index, of: segments.length });
    const batch = segments.slice(index, index + AT_ONCE);
    const translated = await translateSegments(batch, context);
    batch.forEach((segment, place) => target.add(segment, translated[place] as Translated));
  }
  target.end();
  emit.step({ name: "check", done: segments.length, of: segments.length });
  const title = (await translateWords(document.title, context)).slice(0, 200);
  return {
    content: { title, markdown: target.markdown() },
    evidence: target.evidence(),
    findings: [],
    usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0 },
    notes: target.lostMarks() > 0 ? [lostMarksNote(target.lostMarks())] : [],
  };
};

/** The text in the other language, growing segment by segment in the order of the source. */
function startTarget(document: PipelineDocument, brief: TranslationBrief, { emit }: PipelineContext) {
  const source = document.markdown;
  const languages = { from: brief.from ?? document.language, to: brief.to };
  const placed: { segment: Segment; start: number; end: number; state: Evidence["state"] }[] = [];
  let markdown = "";
  let copied = 0;
  let lost = 0;
  const append = (text: string) => {
    markdown += text;
    if (text !== "") emit.text(text);
  };
  return {
    add(segment: Segment, translated: Translated) {
      append(source.slice(copied, segment.start));
      const start = markdown.length;
      append(translated.markdown);
      copied = segment.end;
      if (!translated.marksKept) lost += 1;
      const quote = source.slice(segment.start, segment.end);
      const problems = checkSegment({ source: quote, target: translated.markdown, ...languages });
      const sound = translated.marksKept && problems.every((problem) => problem.severity === "hint");
      placed.push({ segment, start, end: markdown.length, state: sound ? "supported" : "unverified" });
    },
    end: () => append(source.slice(copied)),
    markdown: () => markdown,
    lostMarks: () => lost,
    evidence: () =>
      placed.map(({ segment, start, end, state }): Evidence => ({
        place: placeOf(markdown, start, end),
        origin: "model",
        sourceId: document.sourceId,
        revisionId: document.revisionId,
        start: segment.start,
        end: segment.end,
        quote: source.slice(segment.start, segment.end),
        state,
      })),
  };
}

function lostMarksNote(count: number): string {
  return count === 1
    ? "In one segment the model lost a mark such as bold or a link; its words are there without it."
    : `In ${count} segments the model lost a mark such as bold or a link; their words are there without it.`;
}
