/** Vectors from words alone, for when no embedding model is there: terms weighted by how few texts have them. */
import { contentWords, stemOf } from "./words.ts";

export const WORD_DIMENSIONS = 512;

/**
 * One unit vector per text (zeros for a text without content words). Term frequency times inverse document frequency
 * over the given texts, hashed to 512 dimensions: only vectors of one call can be compared.
 */
export function wordVectors(texts: readonly string[]): Float32Array[] {
  const terms = texts.map((text) => countTerms(text));
  const spread = new Map<string, number>();
  for (const counts of terms) for (const term of counts.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  return terms.map((counts) => {
    const vector = new Float32Array(WORD_DIMENSIONS);
    for (const [term, count] of counts) {
      const weight = (1 + Math.log(count)) * Math.log(1 + texts.length / (spread.get(term) ?? 1));
      const place = hash(term) % WORD_DIMENSIONS;
      vector[place] = (vector[place] ?? 0) + weight;
    }
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    return length === 0 ? vector : vector.map((value) => value / length);
  });
}

function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of contentWords(text).map(stemOf)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
