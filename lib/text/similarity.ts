/** Vectors of unit length, and what to pick among them. */

/** Cosine of two unit vectors, −1 to 1. */
export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}

/** The direction of the sum, of unit length; zeros when the vectors cancel out. Needs at least one vector. */
export function mean(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let index = 0; index < sum.length; index += 1) sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0);
  const length = Math.sqrt(dot(sum, sum));
  return length === 0 ? sum : sum.map((value) => value / length);
}

/** Indexes of the `count` vectors nearest to `query`, the nearest first. */
export function nearest(
  query: Float32Array,
  vectors: readonly Float32Array[],
  count: number,
): { index: number; similarity: number }[] {
  const best: { index: number; similarity: number }[] = [];
  for (const [index, vector] of vectors.entries()) {
    const similarity = dot(query, vector);
    if (best.length === count && similarity <= (best.at(-1)?.similarity ?? -1)) continue;
    best.push({ index, similarity });
    best.sort((left, right) => right.similarity - left.similarity);
    if (best.length > count) best.pop();
  }
  return best;
}

/**
 * Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): one after the other, the index whose relevance
 * is highest when what is already picked is taken off. `lambda` 1 looks at relevance only, 0 at difference only.
 */
export function pickDiverse(
  relevance: readonly number[],
  vectors: readonly Float32Array[],
  count: number,
  lambda = 0.7,
): number[] {
  const picked: number[] = [];
  const closest = vectors.map(() => 0);
  while (picked.length < Math.min(count, vectors.length)) {
    let best = -1;
    let bestScore = -Infinity;
    for (const index of vectors.keys()) {
      const score = lambda * (relevance[index] ?? 0) - (1 - lambda) * (closest[index] ?? 0);
      if (score <= bestScore || picked.includes(index)) continue;
      best = index;
      bestScore = score;
    }
    const last = vectors[best];
    if (!last) break;
    picked.push(best);
    for (const [index, vector] of vectors.entries()) closest[index] = Math.max(closest[index] ?? 0, dot(vector, last));
  }
  return picked;
}
