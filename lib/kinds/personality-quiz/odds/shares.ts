/** How often each outcome comes up when every option is as likely as the others. */
import { randomFrom } from "../../quiz/shuffle.ts";
import { EQUAL } from "../score.ts";
import type { OddsTable } from "./table.ts";

export type Shares = {
  /** In the order of the outcomes, 0 to 1; a tie counts in equal parts. */
  shares: number[];
  /** Share of the ways to answer in which two or more are equally near. */
  ties: number;
  /** Whether an outcome comes up by itself, without a tie, in at least one of the ways looked at. */
  wins: boolean[];
  /** All ways to answer, or how many of them were drawn. */
  counted: { exact: boolean; ways: number };
};

/** Different sums of points that are kept apart; where there are more, ways to answer are drawn. */
const MOST_STATES = 8_000;
const DRAWS = 20_000;
/** What a number holds exactly. */
const MOST_KEYS = 2 ** 50;

/** Exact by adding up question by question (equal sums are one state); drawn with a fixed seed where that grows too large. */
export function sharesOf(table: OddsTable): Shares {
  const exact = addUp(table);
  if (!exact) return drawnShares(table, DRAWS);
  const tally = new Tally(table);
  for (const [key, chance] of exact.states) tally.add(pointsOf(key, exact.places, exact.sizes), chance);
  const ways = table.points.reduce((product, options) => product * options.length, 1);
  return { ...tally.result(), counted: { exact: true, ways } };
}

/** From some ways to answer only, the same ones each time. */
export function drawnShares(table: OddsTable, draws: number): Shares {
  const tally = new Tally(table);
  drawWays(table, draws, (points) => tally.add(points, 1 / draws));
  return { ...tally.result(), counted: { exact: false, ways: draws } };
}

class Tally {
  readonly #most: readonly number[];
  readonly #shares: number[];
  readonly #wins: boolean[];
  #ties = 0;

  constructor({ most, outcomeIds }: OddsTable) {
    this.#most = most;
    this.#shares = outcomeIds.map(() => 0);
    this.#wins = outcomeIds.map(() => false);
  }

  add(points: readonly number[], chance: number): void {
    const matches = points.map((value, at) => ((this.#most[at] ?? 0) > 0 ? value / (this.#most[at] as number) : 0));
    const best = Math.max(...matches);
    if (!(best > 0)) return;
    const first = matches.flatMap((match, at) => (best - match < EQUAL ? [at] : []));
    for (const at of first) this.#shares[at] = (this.#shares[at] ?? 0) + chance / first.length;
    if (first.length > 1) this.#ties += chance;
    else this.#wins[first[0] as number] = true;
  }

  result(): Pick<Shares, "shares" | "ties" | "wins"> {
    return { shares: this.#shares, ties: this.#ties, wins: this.#wins };
  }
}

/** A sum of points is one number: each outcome's points are a digit of it. Null for broken points or too many sums. */
function addUp({ points, most }: OddsTable): { states: Map<number, number>; places: number[]; sizes: number[] } | null {
  const sizes = most.map((value) => value + 1);
  const places = sizes.map((_, at) => sizes.slice(0, at).reduce((product, size) => product * size, 1));
  if (sizes.reduce((product, size) => product * size, 1) > MOST_KEYS) return null;
  if (!points.flat(2).every(Number.isInteger)) return null;
  let states = new Map<number, number>([[0, 1]]);
  for (const options of points) {
    const steps = options.map((option) => option.reduce((sum, value, at) => sum + value * (places[at] ?? 0), 0));
    const next = new Map<number, number>();
    for (const [key, chance] of states)
      for (const step of steps) next.set(key + step, (next.get(key + step) ?? 0) + chance / steps.length);
    if (next.size > MOST_STATES) return null;
    states = next;
  }
  return { states, places, sizes };
}

function pointsOf(key: number, places: readonly number[], sizes: readonly number[]): number[] {
  return sizes.map((size, at) => Math.floor(key / (places[at] ?? 1)) % size);
}

export function drawWays({ points, outcomeIds }: OddsTable, draws: number, visit: (points: number[]) => void): void {
  const random = randomFrom("ways to answer");
  for (let draw = 0; draw < draws; draw += 1) {
    const sums = outcomeIds.map(() => 0);
    for (const options of points) {
      const option = options[Math.floor(random() * options.length)] ?? [];
      for (const [at, value] of option.entries()) sums[at] = (sums[at] ?? 0) + value;
    }
    visit(sums);
  }
}
