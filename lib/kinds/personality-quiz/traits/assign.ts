/**
 * Three traits for each outcome: the best fit of all outcomes together, not of one after the other. No outcome gets a
 * trait and its opposite, and a trait that two outcomes want costs something, so that they differ. This is a flow of
 * least cost (successive shortest paths; Ahuja, Magnanti and Orlin, Network Flows, chapter 9): each outcome sends three
 * units through its fifteen pairs of opposites to traits.
 */
import { TRAITS, TRAIT_PAIRS, type Trait } from "../traits.ts";
import type { Affinity } from "./affinity.ts";
import { flowOfLeastCost, type Edge } from "./flow.ts";

const EACH = 3;
/** What it costs when a second outcome takes a trait, in units of fit. */
const SHARING = 0.45;

/** By outcome, the best fitting of its three traits that no other outcome has as its main one first. */
export function assignTraits(affinity: Affinity): Trait[][] {
  const nodes = nodesOf(affinity.length);
  const edges: Edge[] = [];
  const chosen: { outcome: number; trait: number; edge: Edge }[] = [];
  const add = (from: number, to: number, capacity: number, cost: number): Edge => {
    const edge = { from, to, capacity, cost, flow: 0 };
    edges.push(edge);
    return edge;
  };
  for (const [outcome, fits] of affinity.entries()) {
    add(nodes.source, nodes.outcome(outcome), EACH, 0);
    for (const pair of TRAIT_PAIRS.keys()) {
      add(nodes.outcome(outcome), nodes.pair(outcome, pair), 1, 0);
      for (const trait of [2 * pair, 2 * pair + 1])
        chosen.push({
          outcome,
          trait,
          edge: add(nodes.pair(outcome, pair), nodes.trait(trait), 1, -(fits[trait] ?? 0)),
        });
    }
  }
  for (const trait of TRAITS.keys()) {
    add(nodes.trait(trait), nodes.sink, 1, 0);
    add(nodes.trait(trait), nodes.sink, 1, SHARING);
  }
  flowOfLeastCost({ nodes: nodes.count, source: nodes.source, sink: nodes.sink, edges });
  const triples = affinity.map((_, at) => chosen.filter(({ outcome, edge }) => outcome === at && edge.flow > 0));
  return orderByMain(
    triples.map((triple) => triple.map(({ trait }) => trait)),
    affinity,
  );
}

function nodesOf(outcomes: number) {
  const pairs = TRAIT_PAIRS.length;
  const firstPair = 2 + outcomes;
  const firstTrait = firstPair + outcomes * pairs;
  return {
    source: 0,
    sink: 1,
    outcome: (at: number) => 2 + at,
    pair: (outcome: number, pair: number) => firstPair + outcome * pairs + pair,
    trait: (at: number) => firstTrait + at,
    count: firstTrait + TRAITS.length,
  };
}

/**
 * Main traits differ: they are matched to outcomes by the same flow, each to one of its own three. This always fits: an
 * outcome has three traits, and a trait at most two outcomes (Hall's condition).
 */
function orderByMain(triples: number[][], affinity: Affinity): Trait[][] {
  const outcomes = triples.length;
  const edges: Edge[] = [];
  for (const [outcome, triple] of triples.entries()) {
    edges.push({ from: 0, to: 2 + outcome, capacity: 1, cost: 0, flow: 0 });
    for (const trait of triple)
      edges.push({
        ...{ from: 2 + outcome, to: 2 + outcomes + trait, capacity: 1, flow: 0 },
        cost: -(affinity[outcome]?.[trait] ?? 0),
      });
  }
  for (const trait of TRAITS.keys()) edges.push({ from: 2 + outcomes + trait, to: 1, capacity: 1, cost: 0, flow: 0 });
  flowOfLeastCost({ nodes: 2 + outcomes + TRAITS.length, source: 0, sink: 1, edges });
  return triples.map((triple, outcome) => {
    const main = edges.find(({ from, flow }) => from === 2 + outcome && flow > 0);
    const mainTrait = main ? main.to - 2 - outcomes : triple[0];
    const fit = (trait: number) => affinity[outcome]?.[trait] ?? 0;
    const rest = triple.filter((trait) => trait !== mainTrait).sort((one, other) => fit(other) - fit(one));
    return [mainTrait as number, ...rest].map((trait) => TRAITS[trait] as Trait);
  });
}
