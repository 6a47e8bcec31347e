import type { EngineReport } from "#lib/workers/schema";
import type { Blocks } from "./blocks.ts";
import { labelOf } from "./requests.ts";
import { shareOf } from "./room.ts";
import type { Entry, Shelf } from "./shelf.ts";

/** What is loaded, adapters after their base; who works with an adapter is also named beside its base, which it holds. */
export function reportOn(shelf: Shelf, blocks: Blocks): EngineReport[] {
  const bases = shelf.all().filter(({ base }) => base === null);
  return bases.flatMap((base) => [base, ...shelf.adaptersOf(base)]).map((entry) => reportEntry(entry, shelf, blocks));
}

function reportEntry(entry: Entry, shelf: Shelf, blocks: Blocks): EngineReport {
  const { request, base } = entry;
  const users = [entry, ...shelf.adaptersOf(entry)];
  return {
    pid: (base ?? entry).handle?.pid ?? 0,
    versionId: request.version.id,
    name: labelOf(request),
    engine: request.engine,
    state: stateOf(entry, shelf, blocks),
    memoryBytes: shareOf(entry, shelf),
    running: [...new Set(users.flatMap(({ holders }) => holders.map(({ name }) => name)))],
    ...(base && { baseId: base.request.version.id }),
    ...(users.some(({ prepared }) => prepared > 0) && { prepared: true }),
  };
}

function stateOf(entry: Entry, shelf: Shelf, blocks: Blocks): EngineReport["state"] {
  const { handle, fate, prepared, request } = entry;
  if (blocks.isHeld(request.version.id) && prepared === 0) return "ending";
  const isCarrying = fate === "retired" && shelf.adaptersOf(entry).length > 0;
  if (fate !== "serves" && !isCarrying) return "ending";
  return handle ? "ready" : "loading";
}
