/** How much goes into one question: the first answer comes soon, and a large text does not wait for its end. */
const MOST = { texts: 40, characters: 3_000 };

export function cutBatches(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const last = batches.at(-1);
    if (last && last.length < MOST.texts && characters + text.length <= MOST.characters) {
      last.push(text);
      characters += text.length;
    } else {
      batches.push([text]);
      characters = text.length;
    }
  }
  return batches;
}
