import type { Figures, SummedFigures, TextFigures } from "./schema.ts";

/** Figures of both versions over the same texts. */
export function sumFigures(items: readonly Figures[]): { champion: SummedFigures; challenger: SummedFigures } {
  return {
    champion: sumOf(items.map(({ champion }) => champion)),
    challenger: sumOf(items.map(({ challenger }) => challenger)),
  };
}

function sumOf(texts: readonly TextFigures[]): SummedFigures {
  const total = (of: (text: TextFigures) => number) => texts.reduce((sum, text) => sum + of(text), 0);
  const claims = total(({ claims }) => claims);
  const milliseconds = total(({ milliseconds }) => milliseconds);
  const tokens = total(({ outputTokens }) => outputTokens);
  return {
    texts: texts.length,
    findingsInTen: texts.length === 0 ? null : (total(({ findings }) => findings) / texts.length) * 10,
    supportedShare: claims === 0 ? null : total(({ supported }) => supported) / claims,
    words: medianOf(texts.map(({ words }) => words)),
    seconds: medianOf(texts.map(({ milliseconds }) => milliseconds / 1_000)),
    tokensPerSecond: milliseconds === 0 || tokens === 0 ? null : tokens / (milliseconds / 1_000),
  };
}

/** The middle one, or the mean of the two in the middle; null for none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
