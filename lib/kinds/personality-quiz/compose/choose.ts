/**
 * Which scenarios a quiz asks, and with which options: those that give every outcome the same chances. Chosen one by
 * one, then exchanged as long as that makes the whole better.
 */
import type { Domain } from "../domains.ts";
import type { Candidate } from "./candidates.ts";

export type Wishes = {
  questions: number;
  outcomes: number;
  /** How much readers like a domain, 0 to 1. */
  liking: ReadonlyMap<Domain, number>;
  usualOptions: number;
  /** A number from 0 to 1 for a scenario, from the seed: it decides between equals. */
  chance: (scenarioId: string) => number;
};

/** What each fault costs; unfairness counts most. */
const COSTS = { unfair: 60, uneven: 0.6, missing: 1.2, idle: 1, repeated: 0.5, liked: 1.6, odd: 0.25, chance: 0.35 };
const ROUNDS = 60;
const BETTER = 1e-6;

/** Fewer than asked for where the bank holds no more. */
export function chooseCandidates(candidates: readonly Candidate[], wishes: Wishes): Candidate[] {
  const chosen: Candidate[] = [];
  while (chosen.length < wishes.questions) {
    const next = bestOf(candidates, chosen, wishes);
    if (!next) break;
    chosen.push(next.candidate);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const exchange = bestExchange(candidates, chosen, wishes);
    if (!exchange) break;
    chosen[exchange.place] = exchange.candidate;
  }
  return chosen;
}

/** The candidate that suits best beside the others; null when all scenarios are taken. */
export function bestCandidate(
  candidates: readonly Candidate[],
  others: readonly Candidate[],
  wishes: Wishes,
): Candidate | null {
  return bestOf(candidates, others, wishes)?.candidate ?? null;
}

function bestExchange(candidates: readonly Candidate[], chosen: readonly Candidate[], wishes: Wishes) {
  const [last] = chosen.slice(-1);
  if (!last) return null;
  const now = costOf(last, sumUp(chosen.slice(0, -1), wishes), wishes);
  let found: { candidate: Candidate; cost: number; place: number } | null = null;
  for (const place of chosen.keys()) {
    const best = bestOf(candidates, chosen.toSpliced(place, 1), wishes);
    if (best && best.cost < (found?.cost ?? now - BETTER)) found = { ...best, place };
  }
  return found;
}

function bestOf(candidates: readonly Candidate[], others: readonly Candidate[], wishes: Wishes) {
  const taken = new Set(others.map(({ scenario }) => scenario.id));
  const sums = sumUp(others, wishes);
  let found: { candidate: Candidate; cost: number } | null = null;
  for (const candidate of candidates) {
    if (taken.has(candidate.scenario.id)) continue;
    const cost = costOf(candidate, sums, wishes);
    if (!found || cost < found.cost) found = { candidate, cost };
  }
  return found;
}

/** What chosen questions add up to, so that one more is measured without adding them up again. */
type Sums = {
  count: number;
  mean: Float64Array;
  most: Float64Array;
  own: number;
  domains: ReadonlyMap<Domain, number>;
};

function sumUp(chosen: readonly Candidate[], wishes: Wishes): Sums {
  const mean = new Float64Array(wishes.outcomes);
  const most = new Float64Array(wishes.outcomes);
  const domains = new Map<Domain, number>();
  let own = 0;
  for (const candidate of chosen) {
    for (const at of mean.keys()) {
      mean[at] = (mean[at] ?? 0) + (candidate.mean[at] ?? 0);
      most[at] = (most[at] ?? 0) + (candidate.most[at] ?? 0);
    }
    own += ownCost(candidate, domains, wishes);
    domains.set(candidate.scenario.domain, (domains.get(candidate.scenario.domain) ?? 0) + 1);
  }
  return { count: chosen.length, mean, most, own, domains };
}

/** Of the candidate and all that is summed up. */
function costOf(candidate: Candidate, sums: Sums, wishes: Wishes): number {
  const most = sums.most.map((value, at) => value + (candidate.most[at] ?? 0));
  // What an outcome can expect of its own most: the match of somebody who answers blindly.
  const expected = sums.mean.map((value, at) => (value + (candidate.mean[at] ?? 0)) / Math.max(1, most[at] ?? 0));
  const root = Math.sqrt(sums.count + 1);
  const fair = COSTS.unfair * spreadOf(expected) * root + (COSTS.uneven * spreadOf(most)) / root;
  return fair + sums.own + ownCost(candidate, sums.domains, wishes);
}

/** What a question costs by itself, beside others of these domains. */
function ownCost(candidate: Candidate, domains: ReadonlyMap<Domain, number>, wishes: Wishes): number {
  const { scenario, most, idle, options } = candidate;
  const liking = wishes.liking.get(scenario.domain) ?? 0;
  const repeated = domains.has(scenario.domain) ? 1 - liking : 0;
  return (
    COSTS.missing * (most.filter((value) => value === 0).length / wishes.outcomes) +
    COSTS.idle * idle +
    COSTS.repeated * repeated -
    COSTS.liked * liking +
    COSTS.odd * Math.abs(options.length - wishes.usualOptions) +
    COSTS.chance * wishes.chance(scenario.id)
  );
}

/** Standard deviation. */
function spreadOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  const middle = sum / Math.max(1, values.length);
  let squares = 0;
  for (const value of values) squares += (value - middle) ** 2;
  return Math.sqrt(squares / Math.max(1, values.length));
}
