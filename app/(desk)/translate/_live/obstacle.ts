/** Why nothing is asked: it could only be refused. Pure. */
import type { LiveText } from "./live-text.ts";
import type { PairState } from "./types.ts";

export type Obstacle = "too-long" | "same" | "missing";

export function obstacleOf({ text, languages }: LiveText, most: number, pair: PairState): Obstacle | null {
  const { from, to } = languages;
  if (text.length > most) return "too-long";
  if (new Intl.Locale(from).language === new Intl.Locale(to).language) return "same";
  return !pair.ready && pair.from === from && pair.to === to ? "missing" : null;
}
