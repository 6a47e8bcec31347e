import type { Span } from "#lib/text/paragraphs";

/** A place in the text as the address says it: "120-164", UTF-16 offsets. Null for what is no place in this text. */
export function placeOf(at: unknown, length: number): Span | null {
  const found = typeof at === "string" ? /^(\d{1,9})-(\d{1,9})$/.exec(at) : null;
  if (!found) return null;
  const [start, end] = [Number(found[1]), Number(found[2])];
  return start <= end && end <= length && start < length ? { start, end } : null;
}

/** So many characters are shown at once: some twenty printed pages. */
const PART_LENGTH = 40_000;

/** Indexes of passages, cut into parts that a browser shows without effort. One part at least. */
export function partsOf(passages: readonly Span[]): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  for (const [index, passage] of passages.entries()) {
    const first = passages[from];
    if (!first || passage.end - first.start <= PART_LENGTH || index === from) continue;
    parts.push({ from, to: index });
    from = index;
  }
  return [...parts, { from, to: passages.length }];
}

/** The part that holds this place. */
export function partOfPlace(parts: { from: number; to: number }[], passages: readonly Span[], start: number): number {
  const found = parts.findIndex(({ to }) => start < (passages[to - 1]?.end ?? 0));
  return found < 0 ? parts.length - 1 : found;
}

/** A span cut at the borders of a place within it; `marked` is what lies inside. */
export function cutAt(span: Span, place: Span | null): (Span & { marked: boolean })[] {
  if (!place || place.end <= span.start || place.start >= span.end) return [{ ...span, marked: false }];
  const start = Math.max(span.start, place.start);
  const end = Math.min(span.end, place.end);
  const pieces = [
    { start: span.start, end: start, marked: false },
    { start, end, marked: true },
    { start: end, end: span.end, marked: false },
  ];
  return pieces.filter((piece) => piece.end > piece.start);
}

/** The first passage of each section, in order. */
export function sectionsOf<P extends Span & { heading: string | null }>(passages: readonly P[]): P[] {
  return passages.filter(({ heading }, index) => heading !== null && heading !== passages[index - 1]?.heading);
}
