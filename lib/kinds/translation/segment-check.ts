/** One translated segment against its source: what a translator's checking tool looks at. Pure; both are Markdown. */
import { findMissingNumbers } from "#lib/text/numbers";
import { baseLanguage } from "#lib/text/sentences";
import { contentWords, countWords, repetitionOf, wordList } from "#lib/text/words";
import type { Finding } from "../evidence.ts";

export type Segment = { source: string; target: string; from: string; to: string };

/** `start` and `end` are offsets into the target. */
export type SegmentProblem = Pick<Finding, "rule" | "severity" | "message" | "fix"> & { start: number; end: number };

/** Characters of the target for one of the source; outside, something was left out or added. */
const RATIO = { fewest: 0.4, most: 2.5 };
const RATIO_LENGTH = 20;
/** Fewer words may well be the same in both languages: names, loan words. */
const UNTRANSLATED_WORDS = 4;
const SAME_WORDS = 0.75;
const MORE_REPETITION = 0.3;
/** Languages that write so densely that the ratio says nothing. */
const DENSE = new Set(["zh", "ja", "ko", "th"]);

export function checkSegment(segment: Segment): SegmentProblem[] {
  if (segment.target.trim() === "")
    return segment.source.trim() === "" ? [] : [whole(segment, "empty-segment", "error", "This was not translated.")];
  return [
    ...checkNumbers(segment),
    ...checkKept(segment),
    ...checkUntranslated(segment),
    ...checkLength(segment),
    ...checkRepetition(segment),
    ...checkEndMark(segment),
  ];
}

function whole({ target }: Segment, rule: string, severity: Finding["severity"], message: string): SegmentProblem {
  return { rule, severity, message, start: 0, end: target.length };
}

function checkNumbers(segment: Segment): SegmentProblem[] {
  const [source, target] = [readable(segment.source), readable(segment.target)];
  const added = findMissingNumbers(target, source, segment.to, segment.from).map(({ start, end, text }) => ({
    rule: "number-added",
    severity: "error" as const,
    message: `The source does not say ${text}.`,
    start,
    end,
  }));
  const lost = findMissingNumbers(source, target, segment.from, segment.to).map(({ text }) =>
    whole(segment, "number-lost", "error", `The source says ${text}, which is not here.`),
  );
  return [...added, ...lost];
}

/** Addresses and code are not text; of the same length, so that offsets stay. */
function readable(markdown: string): string {
  return markdown.replace(/`[^`]*`|\]\([^)]*\)|<[^>]*>|\{[^{}]*\}|https?:\/\/\S+/g, (part) => " ".repeat(part.length));
}

const KEPT = [
  ["placeholder", /\{\{[^{}]*\}\}|\$?\{[^{}]*\}|%(?:\d+\$)?[sdif@]|%\([^)]*\)[sd]/g],
  ["link", /(?<=\]\()[^)\s]*|https?:\/\/[^\s<>)"]+/g],
  ["code", /`[^`]+`/g],
  ["tag", /<\/?[a-z][^>]*>/gi],
] as const;

function checkKept(segment: Segment): SegmentProblem[] {
  return KEPT.flatMap(([what, pattern]) => {
    const [source, target] = [segment.source, segment.target].map((text) => (text.match(pattern) ?? []).toSorted());
    const lost = without(source ?? [], target ?? []);
    const added = without(target ?? [], source ?? []);
    return [
      ...lost.map((part) => whole(segment, `${what}-lost`, "error" as const, `“${part}” of the source is not here.`)),
      ...added.map((part) => whole(segment, `${what}-added`, "error" as const, `“${part}” is not in the source.`)),
    ];
  });
}

function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some];
  return all.filter((part) => {
    const at = left.indexOf(part);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function checkUntranslated(segment: Segment): SegmentProblem[] {
  if (baseLanguage(segment.from) === baseLanguage(segment.to)) return [];
  const source = contentWords(readable(segment.source)).filter((word) => /\p{L}/u.test(word));
  const target = new Set(contentWords(readable(segment.target)));
  if (countWords(readable(segment.source)) < UNTRANSLATED_WORDS || source.length < 2) return [];
  const same = source.filter((word) => target.has(word)).length / source.length;
  if (same < SAME_WORDS) return [];
  return [whole(segment, "untranslated", "warning", "This looks like the source: it may not have been translated.")];
}

function checkLength(segment: Segment): SegmentProblem[] {
  const [source, target] = [readable(segment.source).trim().length, readable(segment.target).trim().length];
  if (source < RATIO_LENGTH || DENSE.has(baseLanguage(segment.from)) || DENSE.has(baseLanguage(segment.to))) return [];
  const ratio = target / source;
  if (ratio >= RATIO.fewest && ratio <= RATIO.most) return [];
  const said = ratio < 1 ? "much shorter than its source: something may be missing" : "much longer than its source";
  return [whole(segment, "length-ratio", "warning", `This is ${said}.`)];
}

function checkRepetition(segment: Segment): SegmentProblem[] {
  if (wordList(segment.target).length < 8) return [];
  if (repetitionOf(segment.target) - repetitionOf(segment.source) <= MORE_REPETITION) return [];
  return [whole(segment, "repeating", "error", "The same words come again and again.")];
}

function checkEndMark(segment: Segment): SegmentProblem[] {
  const [source, target] = [endMarkOf(segment.source), endMarkOf(segment.target)];
  if (source === target || baseLanguage(segment.to) === "th") return [];
  return [
    whole(
      segment,
      "end-mark",
      "hint",
      source === "" ? `The source has no ${target} at the end.` : `The source ends with ${source}.`,
    ),
  ];
}

const SAME_MARKS: Record<string, string> = {
  "。": ".",
  "।": ".",
  "۔": ".",
  "！": "!",
  "？": "?",
  "؟": "?",
  "：": ":",
  ";": "?",
};

function endMarkOf(text: string): string {
  const mark = /([.!?:…。！？：।۔؟;])["”’»)\]*_]*$/.exec(text.trim())?.[1] ?? "";
  return SAME_MARKS[mark] ?? mark;
}
