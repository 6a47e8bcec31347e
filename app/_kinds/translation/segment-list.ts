/** A translated text as segments: what each was translated from, and where it stands. */
import type { Evidence } from "#lib/kinds/evidence";
import { numberEvidence } from "../text/marks.ts";

export type Segment = {
  id: string;
  number: number;
  source: string;
  start: number;
  end: number;
  state: Evidence["state"];
  isHeading: boolean;
};

export function segmentsOf(markdown: string, evidence: Evidence[]): Segment[] {
  return numberEvidence(evidence).map(({ id, number, place, evidence: { quote, state } }) => ({
    id,
    number,
    source: quote,
    start: place.start,
    end: place.end,
    state,
    isHeading: /(^|\n) {0,3}#{1,6}[ \t]+$/.test(markdown.slice(Math.max(0, place.start - 12), place.start)),
  }));
}

/** The text with other words in one segment; the segments behind it move along. */
export function writeSegment(
  markdown: string,
  segments: Segment[],
  id: string,
  words: string,
): { markdown: string; segments: Segment[] } {
  const written = segments.find((segment) => segment.id === id);
  if (!written) return { markdown, segments };
  const { start, end } = written;
  const shift = words.length - (end - start);
  return {
    markdown: markdown.slice(0, start) + words + markdown.slice(end),
    segments: segments.map((segment) => {
      if (segment.id === id) return { ...segment, end: end + shift };
      return segment.start >= end ? { ...segment, start: segment.start + shift, end: segment.end + shift } : segment;
    }),
  };
}
