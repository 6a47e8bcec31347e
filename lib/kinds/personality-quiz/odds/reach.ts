/** Whether an outcome can come up by itself: whether some way to answer brings it nearer than every other one. */
import { EQUAL } from "../score.ts";
import { drawWays } from "./shares.ts";
import type { OddsTable } from "./table.ts";

/** `drawn`: the search was cut off, and this many ways were drawn without finding one. */
export type Reach = { reachable: true } | { reachable: false; drawn: number | null };

/** Unbeaten sums that are kept apart before the search is cut off. */
const MOST_KEPT = 1_500;
const DRAWS = 5_000;

/** Exact but for very large tables: a climb finds most ways at once; where it finds none, all unbeaten sums are looked at. */
export function reachOf(table: OddsTable, outcome: number): Reach {
  const leads = leadsOf(table, outcome);
  if (!leads || leads[0]?.[0]?.length === 0) return { reachable: leads !== null && leads.length > 0, drawn: null };
  if (!isPossible(leads)) return { reachable: false, drawn: null };
  if (climb(leads)) return { reachable: true };
  const found = search(leads);
  if (found !== null) return found ? { reachable: true } : { reachable: false, drawn: null };
  return drawnReach(table, outcome);
}

/** By question, option and other outcome: how far the option brings this outcome ahead. Null when it never gets a point. */
function leadsOf({ points, most }: OddsTable, outcome: number): number[][][] | null {
  const own = most[outcome] ?? 0;
  if (own <= 0) return null;
  const shareOf = (option: number[], at: number) =>
    (most[at] ?? 0) > 0 ? (option[at] ?? 0) / (most[at] as number) : 0;
  return points.map((options) =>
    options.map((option) =>
      most.flatMap((_, at) => (at === outcome ? [] : [shareOf(option, outcome) - shareOf(option, at)])),
    ),
  );
}

function isPossible(leads: number[][][]): boolean {
  return bestFrom(leads, 0).every((value) => value > EQUAL);
}

/** By other outcome: the farthest that the questions from this place on can bring ahead of it. */
function bestFrom(leads: number[][][], from: number): number[] {
  const others = leads[0]?.[0]?.length ?? 0;
  return Array.from({ length: others }, (_, at) =>
    leads.slice(from).reduce((sum, options) => sum + Math.max(...options.map((option) => option[at] ?? 0)), 0),
  );
}

/** Changes one answer at a time as long as the smallest lead grows. True when every lead is one. */
function climb(leads: number[][][]): boolean {
  const chosen = leads.map((options) =>
    indexOfLargest(options.map((option) => option.reduce((sum, lead) => sum + lead, 0))),
  );
  const sums = (leads[0]?.[0] ?? []).map((_, at) =>
    leads.reduce((sum, options, question) => sum + (options[chosen[question] ?? 0]?.[at] ?? 0), 0),
  );
  for (;;) {
    let best = { least: Math.min(...sums), question: -1, option: -1 };
    if (best.least > EQUAL) return true;
    for (const [question, options] of leads.entries()) {
      const now = options[chosen[question] ?? 0] ?? [];
      for (const [option, values] of options.entries()) {
        const least = Math.min(...sums.map((sum, at) => sum - (now[at] ?? 0) + (values[at] ?? 0)));
        if (least > best.least + EQUAL) best = { least, question, option };
      }
    }
    if (best.question < 0) return false;
    const before = leads[best.question]?.[chosen[best.question] ?? 0] ?? [];
    const after = leads[best.question]?.[best.option] ?? [];
    for (const at of sums.keys()) sums[at] = (sums[at] ?? 0) - (before[at] ?? 0) + (after[at] ?? 0);
    chosen[best.question] = best.option;
  }
}

/** Question by question, keeps the sums of leads that no other beats everywhere. Null when there are too many. */
function search(leads: number[][][]): boolean | null {
  let kept: number[][] = [(leads[0]?.[0] ?? []).map(() => 0)];
  for (const [question, options] of leads.entries()) {
    const rest = bestFrom(leads, question + 1);
    const grown = kept
      .flatMap((sums) => options.map((option) => sums.map((sum, at) => sum + (option[at] ?? 0))))
      .filter((sums) => sums.every((sum, at) => sum + (rest[at] ?? 0) > EQUAL));
    kept = unbeaten(grown);
    if (kept.length > MOST_KEPT) return null;
  }
  return kept.some((sums) => sums.every((sum) => sum > EQUAL));
}

function unbeaten(all: number[][]): number[][] {
  const kept: number[][] = [];
  for (const sums of all.toSorted((one, other) => total(other) - total(one))) {
    if (kept.length > MOST_KEPT) break;
    if (!kept.some((other) => other.every((value, at) => value >= (sums[at] ?? 0) - EQUAL))) kept.push(sums);
  }
  return kept;
}

function drawnReach(table: OddsTable, outcome: number): Reach {
  let reachable = false;
  drawWays(table, DRAWS, (points) => {
    const matches = points.map((value, at) => ((table.most[at] ?? 0) > 0 ? value / (table.most[at] as number) : 0));
    reachable ||= matches.every((match, at) => at === outcome || (matches[outcome] ?? 0) - match > EQUAL);
  });
  return reachable ? { reachable } : { reachable, drawn: DRAWS };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function indexOfLargest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
