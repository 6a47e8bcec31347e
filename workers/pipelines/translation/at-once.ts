/** A short text through the translators, with the checks of each segment: for who waits for the answer. */
import { checkSegment } from "#lib/kinds/translation/segment-check";
import { splitSentences } from "#lib/text/sentences";
import type { TranslatedSegment, TranslationOrder } from "#lib/translations/schema";
import { splitSegments } from "./segments.ts";
import { throughTranslators, translateSegments, type Translating } from "./translate-segments.ts";

type Translation = { text: string; segments: TranslatedSegment[] };
type Piece = { start: number; end: number; target: string };

/** In the order of the texts. What lies between sentences, and between blocks of Markdown, stays as it is. */
export async function translateAtOnce(order: TranslationOrder, translating: Translating): Promise<Translation[]> {
  const translations: Translation[] = [];
  for (const text of order.texts) {
    translating.signal.throwIfAborted();
    translations.push(assemble(text, await piecesOf(text, order, translating), order));
  }
  return translations;
}

async function piecesOf(text: string, { from, to, format }: TranslationOrder, translating: Translating) {
  if (format === "markdown") {
    const segments = splitSegments(text, from);
    const translated = await translateSegments(segments, text, { from, to }, translating);
    return segments.map(({ start, end }, index) => ({ start, end, target: translated[index]?.markdown ?? "" }));
  }
  const spans = format === "html" ? [{ start: 0, end: text.length }] : splitSentences(text, from);
  const sources = spans.map(({ start, end }) => text.slice(start, end));
  const targets = await throughTranslators(sources, format === "html", translating);
  return spans.map(({ start, end }, index) => ({ start, end, target: targets[index] ?? "" }));
}

function assemble(text: string, pieces: Piece[], { from, to }: TranslationOrder): Translation {
  let whole = "";
  let copied = 0;
  const segments: TranslatedSegment[] = [];
  for (const { start, end, target } of pieces) {
    const source = text.slice(start, end);
    whole += text.slice(copied, start) + target;
    copied = end;
    const found = checkSegment({ source, target, from, to });
    const findings = found.map(({ rule, severity, message }) => ({ rule, severity, message }));
    segments.push({ source, target, sound: found.every(({ severity }) => severity === "hint"), findings });
  }
  return { text: whole + text.slice(copied), segments };
}
