/**
 * Translation: words are translated, everything else stays byte for byte. Marks travel through the engine as tags;
 * code, addresses, pictures and placeholders do not travel at all. Each segment keeps what it was translated from.
 */
import { placeOf, type Evidence } from "#lib/kinds/evidence";
import { TEXT_LIMITS, type TextContent } from "#lib/kinds/text/schema";
import type { TranslationBrief } from "#lib/kinds/translation/schema";
import { isSameLanguage } from "#lib/text/language";
import { PipelineError } from "./pipeline-error.ts";
import type { Pipeline, PipelineContext, PipelineDocument } from "./pipeline.ts";
import { languageName } from "./sources/language-names.ts";
import { splitSegments, type Segment } from "./translation/segments.ts";
import {
  translateSegments,
  translateWords,
  type Languages,
  type Translated,
} from "./translation/translate-segments.ts";
import { noUsage } from "./writing/ask-writer.ts";

/** Segments that go to the engine together: small enough to be seen soon, large enough to be batched. */
const AT_ONCE = 8;
/** Some 80,000 words: minutes of work for one order. */
const MOST_CHARACTERS = 500_000;

export const writeTranslation: Pipeline<TranslationBrief, TextContent> = async (brief, context) => {
  const { emit, signal } = context;
  const document = requireDocument(context);
  const languages = requireLanguages(brief, document, context);
  const segments = splitSegments(document.markdown, languages.from);
  emit.step({ name: "read", done: segments.length, of: segments.length });

  const target = startTarget(document, context);
  for (let index = 0; index < segments.length; index += AT_ONCE) {
    signal.throwIfAborted();
    emit.step({ name: "translate", done: index, of: segments.length });
    const batch = segments.slice(index, index + AT_ONCE);
    const translated = await translateSegments(batch, document.markdown, languages, context);
    for (const [place, segment] of batch.entries()) {
      const one = translated[place];
      if (one) target.add(segment, one);
    }
  }
  target.end();
  emit.step({ name: "translate", done: segments.length, of: segments.length });
  const title = (await translateWords(document.title, context)).slice(0, TEXT_LIMITS.title);
  sayWhatToCheck(target.results(), context);
  return {
    content: { title, markdown: target.markdown() },
    evidence: target.evidence(),
    findings: [],
    usage: noUsage(),
    notes: notesOn(target.results(), context),
  };
};

function requireDocument({ document }: PipelineContext): PipelineDocument {
  if (!document || document.markdown.trim() === "")
    throw new PipelineError("no-sources", "There is no text to translate.");
  if (document.markdown.length > MOST_CHARACTERS)
    throw new PipelineError(
      "prompt-too-long",
      `The text has ${document.markdown.length.toLocaleString("en")} characters; ${MOST_CHARACTERS.toLocaleString("en")} can be translated in one go. Split it into several sources.`,
    );
  return document;
}

function requireLanguages(
  brief: TranslationBrief,
  document: PipelineDocument,
  { translators }: PipelineContext,
): Languages {
  const languages = { from: brief.from ?? document.language, to: brief.to };
  if (isSameLanguage(languages.from, languages.to))
    throw new PipelineError("language-unsupported", `The text is in ${languageName(languages.to)} already.`);
  if (translators.length === 0)
    throw new PipelineError("model-missing", "No model is installed that translates between these languages.");
  return languages;
}

type Placed = Translated & { segment: Segment; start: number; end: number };

/** The text in the other language, growing segment by segment in the order of the source. */
function startTarget(document: PipelineDocument, { emit }: PipelineContext) {
  const source = document.markdown;
  const placed: Placed[] = [];
  let markdown = "";
  let copied = 0;
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
      placed.push({ ...translated, segment, start, end: markdown.length });
    },
    end: () => append(source.slice(copied)),
    markdown: () => markdown,
    results: () => placed,
    evidence: () =>
      placed.map(({ segment, start, end, sound, way }): Evidence => ({
        place: placeOf(markdown, start, end),
        origin: way === "source" ? "source" : "model",
        sourceId: document.sourceId,
        revisionId: document.revisionId,
        start: segment.start,
        end: segment.end,
        quote: source.slice(segment.start, segment.end),
        state: sound ? "supported" : "unverified",
      })),
  };
}

function sayWhatToCheck(results: readonly Placed[], { emit }: PipelineContext): void {
  const kept = results.filter(({ way }) => way === "source").length;
  if (kept > 0)
    emit.problem({
      code: "not-translated",
      message: `${counted(kept)} could not be translated and ${kept === 1 ? "stands" : "stand"} there in the source language.`,
    });
  const unsound = results.filter(({ sound, way }) => !sound && way !== "source").length;
  if (unsound > 0)
    emit.problem({
      code: "segments-to-check",
      message: `${counted(unsound)} of ${results.length} did not pass the checks of numbers, placeholders, length and the like: look at ${unsound === 1 ? "it" : "them"} first.`,
    });
}

const STAGES = [
  "translate-numbers",
  "translate-names",
  "translate-marks",
  "translate-placeholders",
  "translate-length",
] as const;

function notesOn(results: readonly Placed[], { translators, abilities }: PipelineContext): string[] {
  const notes: string[] = [];
  const [first, second] = translators;
  if (first && second) notes.push(`Translated by way of ${languageName(first.to)}: meaning may have shifted twice.`);
  const pieces = results.filter(({ way }) => way === "pieces").length;
  if (pieces > 0)
    notes.push(
      `${counted(pieces)} ${pieces === 1 ? "was" : "were"} translated in pieces, to keep marks such as bold and links: read the grammar there.`,
    );
  return [...notes, ...abilities.notesOn(STAGES)];
}

const counted = (count: number): string => (count === 1 ? "One segment" : `${count} segments`);
