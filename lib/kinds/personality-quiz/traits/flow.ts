/** A flow from source to sink that is as large as can be, and of all such flows costs least. Small networks only. */
export type Edge = { from: number; to: number; capacity: number; cost: number; flow: number };

export type Network = { nodes: number; source: number; sink: number; edges: Edge[] };

/** An edge that can take more, or one whose flow can be taken back. */
type Step = { edge: Edge; backwards: boolean };

/** Costs that are nearer than this are equal; without it rounding could go round in circles. */
const EQUAL = 1e-9;

/** Writes the flow into the edges. One unit at a time, each along the cheapest way (Bellman and Ford). */
export function flowOfLeastCost(network: Network): void {
  for (;;) {
    const way = cheapestWay(network);
    if (!way) return;
    for (const { edge, backwards } of way) edge.flow += backwards ? -1 : 1;
  }
}

function cheapestWay({ nodes, source, sink, edges }: Network): Step[] | null {
  const cost = Array.from({ length: nodes }, (_, node) => (node === source ? 0 : Infinity));
  const by = new Map<number, Step>();
  const relax = (from: number, to: number, price: number, step: Step): boolean => {
    const through = (cost[from] ?? Infinity) + price;
    if (!(through < (cost[to] ?? Infinity) - EQUAL)) return false;
    cost[to] = through;
    by.set(to, step);
    return true;
  };
  for (let round = 0; round < nodes; round += 1) {
    let changed = false;
    for (const edge of edges) {
      if (edge.flow < edge.capacity)
        changed = relax(edge.from, edge.to, edge.cost, { edge, backwards: false }) || changed;
      if (edge.flow > 0) changed = relax(edge.to, edge.from, -edge.cost, { edge, backwards: true }) || changed;
    }
    if (!changed) break;
  }
  return cost[sink] === Infinity ? null : wayTo(sink, source, by);
}

function wayTo(sink: number, source: number, by: ReadonlyMap<number, Step>): Step[] {
  const way: Step[] = [];
  for (let node = sink; node !== source;) {
    const step = by.get(node);
    if (!step) break;
    way.push(step);
    node = step.backwards ? step.edge.to : step.edge.from;
  }
  return way;
}
