import type { PipelineContext } from "../pipeline.ts";
import { rebuild, wordsToMarkdown } from "./rebuild.ts";
import type { Segment } from "./segments.ts";

/** The Markdown of each segment in the other language, and whether its marks could be kept. */
export type Translated = { markdown: string; marksKept: boolean };

/** Through each engine in turn: one, or two when the pair pivots through English. */
export async function translateSegments(segments: Segment[], context: PipelineContext): Promise<Translated[]> {
  const translated = await through(
    segments.map((segment) => segment.html),
    true,
    context,
  );
  return Promise.all(
    segments.map(async (segment, index) => {
      const markdown = rebuild(segment, translated[index] ?? "");
      return markdown === null ? withoutMarks(segment, context) : { markdown, marksKept: true };
    }),
  );
}

export async function translateWords(words: string, context: PipelineContext): Promise<string> {
  const [translated = words] = await through([words], false, context);
  return translated.trim() || words;
}

/** When an engine mixed up the tags: the words alone, with what must not be lost put behind them. */
async function withoutMarks(segment: Segment, context: PipelineContext): Promise<Translated> {
  const words = segment.html
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
  const markdown = wordsToMarkdown(await translateWords(words, context)).trim();
  const kept = [...segment.kept.values()].map((source) => source.trim()).filter((source) => source !== "\\");
  const missing = kept.filter((source) => source && !markdown.includes(source));
  return { markdown: [markdown, ...missing].join(" "), marksKept: false };
}

async function through(texts: string[], html: boolean, context: PipelineContext): Promise<string[]> {
  let segments = texts;
  for (const translator of context.translators) {
    context.signal.throwIfAborted();
    const result = await translator.translate({ segments, html, signal: context.signal, onSegment: () => {} });
    segments = result.segments;
  }
  return segments;
}
