import type { GoldenAnswer } from "#lib/models/checks/schema";

/** How far two answers to the same question agree, from 0 to 1. */
export function agreementOf(before: GoldenAnswer, now: GoldenAnswer | undefined): number {
  if (!now || now.task !== before.task) return 0;
  switch (before.task) {
    case "write":
    case "summarise":
    case "translate":
      return textAgreement(before.text, "text" in now ? now.text : "");
    case "embed":
      return Math.max(0, cosine(before.vector, "vector" in now ? now.vector : []));
    case "classify":
    case "entail":
      return scoreAgreement(before.scores, "scores" in now ? now.scores : {});
  }
}

/** Words in common, each as often as it comes, against those of both: Dice's coefficient. */
function textAgreement(before: string, now: string): number {
  const [one, other] = [wordsOf(before), wordsOf(now)];
  if (one.length + other.length === 0) return before.trim() === now.trim() ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return (2 * common) / (one.length + other.length);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function cosine(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) return 0;
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const size = Math.sqrt(dot(one, one) * dot(other, other));
  return size === 0 ? 0 : dot(one, other) / size;
}

/** The largest difference of a label decides. */
function scoreAgreement(before: Record<string, number>, now: Record<string, number>): number {
  const labels = new Set([...Object.keys(before), ...Object.keys(now)]);
  return 1 - Math.max(0, ...[...labels].map((label) => Math.abs((before[label] ?? 0) - (now[label] ?? 0))));
}
