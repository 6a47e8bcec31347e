/** Figures of a bench: medians and their spread. A single run says little on a shared machine. */

export type Spread = { median: number; least: number; most: number };

/** Of at least one value. */
export function spreadOf(values: number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  return { median: percentile(sorted, 0.5), least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}

/** `share` 0 to 1; linear between the two values beside it (the method of Hyndman and Fan's type 7). */
export function percentile(sorted: number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export type Repetition = { ours: number; peer: number };

/** The ratio of the medians, and the least and most of the ratios of single repetitions, which ran one after the other. */
export function ratioOf(repetitions: Repetition[]): Spread {
  const single = spreadOf(repetitions.map(({ ours, peer }) => ours / peer));
  const ours = spreadOf(repetitions.map((repetition) => repetition.ours)).median;
  const peer = spreadOf(repetitions.map((repetition) => repetition.peer)).median;
  return { median: ours / peer, least: single.least, most: single.most };
}
