/** Segments through the engines: whole, and piece by piece where the engine mixed up the tags. */
import { checkSegment } from "#lib/kinds/translation/segment-check";
import type { PipelineContext } from "../pipeline.ts";
import { rebuild } from "./rebuild.ts";
import { hasSameMarks } from "./same-marks.ts";
import type { Segment } from "./segments.ts";
import { wordsToMarkdown } from "./words-to-markdown.ts";

/** `whole`: in one piece. `pieces`: the words between two marks each for itself. `source`: not at all. */
export type Way = "whole" | "pieces" | "source";

export type Translated = { markdown: string; way: Way; sound: boolean };

export type Languages = { from: string; to: string };

/** What translating needs of an order. */
export type Translating = Pick<PipelineContext, "translators" | "signal">;

/** In the order of the segments. `markdown` is the text that they stand in. */
export async function translateSegments(
  segments: readonly Segment[],
  markdown: string,
  languages: Languages,
  context: Translating,
): Promise<Translated[]> {
  const translated = await throughTranslators(
    segments.map((segment) => segment.html),
    true,
    context,
  );
  const results: Translated[] = [];
  for (const [index, segment] of segments.entries()) {
    const source = markdown.slice(segment.start, segment.end);
    const whole = rebuild(segment, translated[index] ?? "", source);
    const first = whole === null ? null : judge(whole, "whole", source, languages);
    results.push(
      first?.sound || (first && segment.pieces.length === 1)
        ? first
        : await better(first, segment, source, languages, context),
    );
  }
  return results;
}

export async function translateWords(words: string, context: Translating): Promise<string> {
  const [translated = words] = await throughTranslators([words], false, context);
  return translated.replace(/\s+/g, " ").trim() || words;
}

/** The pieces when the whole was lost or has errors that they have not; the source when nothing else is left. */
async function better(
  whole: Translated | null,
  segment: Segment,
  source: string,
  languages: Languages,
  context: Translating,
): Promise<Translated> {
  const markdown = await translatePieces(segment, context);
  const pieces =
    markdown !== "" && hasSameMarks(source, markdown, segment.definitions)
      ? judge(markdown, "pieces", source, languages)
      : null;
  if (whole && !pieces?.sound) return whole;
  return pieces ?? { markdown: source, way: "source", sound: false };
}

/** Empty when the engine gave nothing for one of them. */
async function translatePieces({ pieces, inCell }: Segment, context: Translating): Promise<string> {
  const words = pieces.flatMap((piece) => ("words" in piece && /\p{L}/u.test(piece.words) ? [piece.words] : []));
  const translated = await throughTranslators(
    words.map((piece) => piece.trim()),
    false,
    context,
  );
  if (translated.some((text) => text.trim() === "")) return "";
  let at = 0;
  return pieces
    .map((piece) => {
      if ("copy" in piece) return piece.copy;
      if (!/\p{L}/u.test(piece.words)) return wordsToMarkdown(piece.words, inCell);
      const text = (translated[at++] ?? "").replace(/\s+/g, " ").trim();
      return wordsToMarkdown(
        piece.words.replace(piece.words.trim(), () => text),
        inCell,
      );
    })
    .join("")
    .trim();
}

function judge(markdown: string, way: Way, source: string, languages: Languages): Translated {
  const problems = checkSegment({ source, target: markdown, ...languages });
  return { markdown, way, sound: problems.every((problem) => problem.severity === "hint") };
}

export async function throughTranslators(texts: string[], html: boolean, context: Translating): Promise<string[]> {
  let segments = texts;
  for (const translator of context.translators) {
    context.signal.throwIfAborted();
    const result = await translator.translate({ segments, html, signal: context.signal, onSegment: () => {} });
    segments = result.segments;
  }
  return segments;
}
