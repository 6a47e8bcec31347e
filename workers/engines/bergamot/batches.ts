/** Indexes of the segments that have words, in their order, in batches of about so many words; one long segment is a batch. */
export function batchSegments(segments: string[], wordsPerBatch: number): number[][] {
  const batches: number[][] = [];
  let batch: number[] = [];
  let words = 0;
  for (const [index, segment] of segments.entries()) {
    const more = countWords(segment);
    if (more === 0) continue;
    if (batch.length > 0 && words + more > wordsPerBatch) {
      batches.push(batch);
      [batch, words] = [[], 0];
    }
    batch.push(index);
    words += more;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
