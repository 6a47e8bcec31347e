/** A source as a strip: its parts from start to end, by their headings, and which questions rest on them. */
import type { Evidence } from "#lib/kinds/evidence";
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import type { CoveragePart } from "../../_components/coverage-strip.tsx";

/** Offsets are UTF-16 code units of the source's text. */
export type SourcePart = { title: string; start: number; end: number };
export type SourceParts = { id: string; title: string; parts: SourcePart[] };

type Passage = { start: number; end: number; heading: string | null };

/** Parts of a source without headings, and the most of one with them. */
const MOST = 8;
const TITLE = 28;

/** Passages under one heading are one part; a source without headings is cut into parts of like length. */
export function partsOf(passages: Passage[], text: string): SourcePart[] {
  const byHeading = passages.reduce<SourcePart[]>((parts, { start, end, heading }) => {
    const last = parts.at(-1);
    const title = heading ?? "";
    if (last && last.title === title) last.end = end;
    else parts.push({ title, start, end });
    return parts;
  }, []);
  const parts = byHeading.length > 1 && byHeading.length <= MOST ? byHeading : inLikeLengths(passages);
  return parts.map((part) => ({ ...part, title: part.title || beginningOf(text.slice(part.start, part.end)) }));
}

/** Numbers of the questions, counted from 1, whose evidence begins in each part. */
export function coverageOf(source: SourceParts, questions: QuizQuestion[], evidence: Evidence[]): CoveragePart[] {
  return source.parts.map(({ title, start, end }, index) => {
    const isLast = index === source.parts.length - 1;
    const reach = isLast ? Infinity : (source.parts[index + 1]?.start ?? end);
    const rests = (item: Evidence) => item.sourceId === source.id && item.start >= start && item.start < reach;
    const numbers = questions.flatMap((question, at) => (evidenceOf(question, evidence).some(rests) ? [at + 1] : []));
    return { title, size: Math.max(1, end - start), questions: numbers };
  });
}

/** What a question rests on: found by the generation, or kept in the question itself. */
export function evidenceOf(question: QuizQuestion, evidence: Evidence[]): Evidence[] {
  const about = evidence.filter(({ place }) => "questionId" in place && place.questionId === question.id);
  const all = [...about, ...(question.evidence ?? [])];
  return all.filter(({ sourceId, start, end }, index) => {
    const same = (item: Evidence) => item.sourceId === sourceId && item.start === start && item.end === end;
    return all.findIndex(same) === index;
  });
}

function inLikeLengths(passages: Passage[]): SourcePart[] {
  const size = Math.ceil(passages.length / MOST);
  return Array.from({ length: Math.ceil(passages.length / Math.max(1, size)) }, (_, index) => {
    const own = passages.slice(index * size, (index + 1) * size);
    return { title: own[0]?.heading ?? "", start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
  });
}

function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= TITLE ? line : `${line.slice(0, TITLE).replace(/\s+\S*$/, "")}…`;
}
