/**
 * Vectors without a model: words and their letter sequences, hashed with a sign into a fixed number of places
 * (feature hashing, Weinberger et al. 2009) and scaled to length 1. Word overlap and shared stems bring texts near
 * each other; meaning does not. Deterministic on every machine.
 */

export const HASHED_DIMENSIONS = 512;

const SHORTEST_SEQUENCE = 3;
const LONGEST_SEQUENCE = 5;
/** Share of a word's weight that its letter sequences carry together; the word itself carries the rest. */
const SEQUENCE_SHARE = 0.5;

/** A unit vector of HASHED_DIMENSIONS; a text without words gets the first axis. */
export function hashedVector(text: string): Float32Array {
  const vector = new Float32Array(HASHED_DIMENSIONS);
  for (const [word, count] of countWords(text)) addWord(vector, word, (1 + Math.log(count)) * weightOf(word));
  return toUnit(vector);
}

function countWords(text: string): Map<string, number> {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const counts = new Map<string, number>();
  for (const [word] of folded.matchAll(/\p{L}+|\p{N}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Short words are mostly function words, in most languages; numbers say much. Stands in for inverse document frequency. */
function weightOf(word: string): number {
  if (/^\p{N}/u.test(word)) return 1;
  return Math.min(1, word.length / 6) ** 2;
}

function addWord(vector: Float32Array, word: string, weight: number): void {
  const sequences = letterSequences(word);
  const wordWeight = sequences.length > 0 ? weight * Math.sqrt(1 - SEQUENCE_SHARE) : weight;
  addFeature(vector, `w:${word}`, wordWeight);
  const sequenceWeight = weight * Math.sqrt(SEQUENCE_SHARE / Math.max(1, sequences.length));
  for (const sequence of sequences) addFeature(vector, `s:${sequence}`, sequenceWeight);
}

function letterSequences(word: string): string[] {
  if (word.length < SHORTEST_SEQUENCE || /^\p{N}/u.test(word)) return [];
  const bounded = `<${word}>`;
  const sequences: string[] = [];
  for (let length = SHORTEST_SEQUENCE; length <= LONGEST_SEQUENCE; length += 1) {
    for (let start = 0; start + length <= bounded.length; start += 1)
      sequences.push(bounded.slice(start, start + length));
  }
  return sequences;
}

function addFeature(vector: Float32Array, feature: string, weight: number): void {
  const hash = fnv1a(feature);
  const place = hash % HASHED_DIMENSIONS;
  const sign = hash & 0x8000_0000 ? -1 : 1;
  vector[place] = (vector[place] ?? 0) + sign * weight;
}

/** FNV-1a over UTF-16 code units, 32 bits, with a final mix so that the low bits are as good as the high ones. */
export function fnv1a(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  if (length === 0) {
    vector[0] = 1;
    return vector;
  }
  return vector.map((value) => value / length);
}
