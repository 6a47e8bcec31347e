/** Which candidates become questions: no twins, one per sentence, variety of keys and paragraphs. */
import { overlap, wordSet } from "#lib/kinds/quiz/lint/rule";
import type { Candidate } from "./types.ts";

/** Two stems that share so many of their words ask the same thing. */
const TWIN_OVERLAP = 0.65;
/** Of ten questions; for more, the same share. */
const MOST_PER_TYPE_SHARE = 0.3;
const MOST_PER_TYPE = 3;
const MOST_PER_PARAGRAPH = 2;

/** Two stems that differ only in the key have two true answers: both go. */
export function dropTwins(candidates: readonly Candidate[]): Candidate[] {
  const open = candidates.map(({ stem, key }) => stem.replace(key.text, " ").replace(/\d[\d.,]*/g, " "));
  const words = open.map(wordSet);
  const twins = new Set<number>();
  for (let one = 0; one < candidates.length; one++)
    for (let other = one + 1; other < candidates.length; other++) {
      const [left, right] = [candidates[one] as Candidate, candidates[other] as Candidate];
      if (left.sentence === right.sentence || left.key.text === right.key.text) continue;
      if (overlap(words[one] as ReadonlySet<string>, words[other] as ReadonlySet<string>) > TWIN_OVERLAP)
        twins.add(one).add(other);
    }
  return candidates.filter((_, index) => !twins.has(index));
}

/** The best candidates in the order of the source. */
export function choose(candidates: readonly Candidate[], count: number): Candidate[] {
  const chosen: Candidate[] = [];
  const mostPerType = Math.max(MOST_PER_TYPE, Math.ceil(count * MOST_PER_TYPE_SHARE));
  for (const candidate of [...candidates].sort(byPromise)) {
    if (chosen.length === count) break;
    const sameSource = chosen.filter((other) => other.document === candidate.document);
    if (sameSource.some((other) => other.sentence === candidate.sentence)) continue;
    if (chosen.some((other) => other.key.text === candidate.key.text)) continue;
    if (chosen.filter((other) => other.key.type === candidate.key.type).length >= mostPerType) continue;
    const sameParagraph = sameSource.filter((other) => other.sentence.paragraph === candidate.sentence.paragraph);
    if (sameParagraph.length >= MOST_PER_PARAGRAPH) continue;
    chosen.push(candidate);
  }
  return inSourceOrder(chosen);
}

/** Best score first, in hundredths; then a direct question; then the later gap, since what is new stands last. */
const byPromise = (one: Candidate, other: Candidate): number =>
  Math.round((other.score - one.score) * 100) ||
  Number(other.form === "direct") - Number(one.form === "direct") ||
  other.key.index - one.key.index;

export function inSourceOrder(candidates: readonly Candidate[]): Candidate[] {
  const documents = [...new Set(candidates.map((candidate) => candidate.document))];
  return [...candidates].sort(
    (one, other) =>
      documents.indexOf(one.document) - documents.indexOf(other.document) || one.sentence.start - other.sentence.start,
  );
}
