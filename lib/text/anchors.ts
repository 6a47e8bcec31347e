/**
 * Anchors hold a range of a text by its place and by its words, so that evidence, findings and comments are found
 * again after the text has changed. What cannot be found is lost (null), never guessed.
 */
import { diff, diffXIndex, type Diff } from "diff-match-patch-es";
import search from "approx-string-match";

/** A range in UTF-16 units, its words, and up to 48 units before and after it. */
export type Anchor = { start: number; end: number; quote: string; prefix: string; suffix: string };

/** The anchor of `text.slice(start, end)`. */
export function anchorOf(text: string, start: number, end: number): Anchor {
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

/**
 * The anchors of `before` in `after`, in the same order. Each is mapped through a diff of the two texts and kept when
 * its words still look like the quote; otherwise it is sought by quote and context; otherwise it is null.
 */
export function reanchorAll(before: string, after: string, anchors: Anchor[]): (Anchor | null)[] {
  if (before === after) return anchors;
  const changes = diff(before, after, { diffTimeout: DIFF_SECONDS });
  return anchors.map((anchor) => {
    const range = before.slice(anchor.start, anchor.end) === anchor.quote ? mapRange(changes, after, anchor) : null;
    return withWholeCharacters(after, choose(after, anchor, range));
  });
}

/** The anchor in `text`, sought by its words and their surroundings alone; null when no place is close enough. */
export function findQuote(text: string, anchor: Anchor): Anchor | null {
  return withWholeCharacters(text, seek(text, anchor));
}

const CONTEXT = 48;
const DIFF_SECONDS = 0.5;
/** The share of a quote that may differ from what a diff maps it to, and from what a search finds. */
const MAPPED_ERRORS = 0.6;
const SOUGHT_ERRORS = 0.35;
/** Of words (50), context on both sides (20 each) and distance (2), as a share of their sum. */
const GOOD_ENOUGH = 0.6;
/** Longer quotes are only sought word for word: approximate search costs text times errors. */
const LONGEST_APPROXIMATE = 2_000;
const CANDIDATES = 24;

type Range = { start: number; end: number };
type Candidate = Range & { errors: number };

function choose(after: string, anchor: Anchor, mapped: Range | null): Range | null {
  if (!mapped || !stillQuotes(after.slice(mapped.start, mapped.end), anchor.quote)) return seek(after, anchor);
  if (after.slice(mapped.start, mapped.end) === anchor.quote) return mapped;
  // The words may have moved away whole while something like them was left behind.
  const found = seek(after, anchor);
  return found && after.slice(found.start, found.end) === anchor.quote ? found : mapped;
}

function mapRange(changes: Diff[], after: string, { start, end }: Range): Range | null {
  if (end <= start) return null;
  const mapped = { start: diffXIndex(changes, start), end: diffXIndex(changes, end - 1) + 1 };
  return mapped.end > mapped.start && mapped.end <= after.length ? mapped : null;
}

function stillQuotes(text: string, quote: string): boolean {
  if (text === quote) return true;
  if (text.length <= quote.length * 0.35 || text.length >= quote.length * 2.2) return false;
  return similarity(text, quote) >= 1 - MAPPED_ERRORS;
}

function seek(text: string, anchor: Anchor): Range | null {
  let best: (Candidate & { score: number }) | null = null;
  for (const candidate of candidatesFor(text, anchor.quote)) {
    const score = scoreOf(text, anchor, candidate);
    if (!best || score > best.score) best = { ...candidate, score };
  }
  return best && best.score >= GOOD_ENOUGH ? { start: best.start, end: best.end } : null;
}

function candidatesFor(text: string, quote: string): Candidate[] {
  if (quote === "") return [];
  const exact: Candidate[] = [];
  for (let at = text.indexOf(quote); at >= 0 && exact.length < 50; at = text.indexOf(quote, at + 1)) {
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  }
  if (exact.length > 0 || quote.length > LONGEST_APPROXIMATE) return exact;
  const byEnd = new Map<number, Candidate>();
  for (const match of search(text, quote, Math.min(Math.floor(quote.length * SOUGHT_ERRORS), 120))) {
    const known = byEnd.get(match.end);
    if (!known || known.errors > match.errors) byEnd.set(match.end, match);
  }
  return [...byEnd.values()].sort((one, other) => one.errors - other.errors).slice(0, CANDIDATES);
}

function scoreOf(text: string, anchor: Anchor, candidate: Candidate): number {
  const words = 1 - candidate.errors / anchor.quote.length;
  const before = similarity(text.slice(Math.max(0, candidate.start - 60), candidate.start), anchor.prefix.slice(-32));
  const behind = similarity(text.slice(candidate.end, candidate.end + 60), anchor.suffix.slice(0, 32));
  const near = 1 - Math.min(1, Math.abs(candidate.start - anchor.start) / Math.max(1, text.length));
  return (50 * words + 20 * before + 20 * behind + 2 * near) / 92;
}

/** How much of `pattern` is somewhere in `text`, from 0 to 1. */
function similarity(text: string, pattern: string): number {
  if (pattern === "") return 1;
  const fewest = search(text, pattern, pattern.length).reduce(
    (least, match) => Math.min(least, match.errors),
    pattern.length,
  );
  return 1 - fewest / pattern.length;
}

// A diff works on UTF-16 units and may cut a pair in two.
function withWholeCharacters(text: string, range: Range | null): Anchor | null {
  if (!range) return null;
  const start = range.start > 0 && isLow(text, range.start) ? range.start - 1 : range.start;
  return anchorOf(text, start, isLow(text, range.end) ? range.end + 1 : range.end);
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
