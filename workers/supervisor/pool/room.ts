/** Memory: what each entry takes of it, and what may go when another needs it. */
import type { Entry, Shelf } from "./shelf.ts";
import { flatten, type PoolRequest } from "./requests.ts";

/** Somebody works with it or with an adapter of it, is about to, or it is being loaded. */
export function isBusy(entry: Entry, shelf: Shelf): boolean {
  if (entry.holders.length > 0 || entry.prepared > 0 || entry.handle === null) return true;
  return shelf.adaptersOf(entry).some((adapter) => isBusy(adapter, shelf));
}

/** Bytes of one entry. Those of a base and its open adapters add up to what their process holds. */
export function shareOf(entry: Entry, shelf: Shelf): number {
  const measured = entry.handle?.memoryBytes() || entry.request.memoryBytes;
  if (entry.base || !entry.handle) return measured;
  const open = shelf.adaptersOf(entry).filter(({ handle }) => handle);
  return open.reduce((rest, adapter) => Math.max(0, rest - shareOf(adapter, shelf)), measured);
}

/**
 * Takes all that is asked for, ending idle entries for it, the least used first. Null when running ones stand in the
 * way. Decided at once, so that nobody comes between: what is loaded waits for the memory that is given back.
 */
export function takeAll(requests: readonly PoolRequest[], shelf: Shelf, memoryBudget: number): Entry[] | null {
  const all = flatten(requests);
  for (const request of all) dropStale(request, shelf);
  const missing = all.filter(({ version }) => !shelf.find(version.id));
  const needed = missing.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
  const leaving = missing.length > 0 ? makeRoom(needed, shelf, memoryBudget, all) : [];
  if (!leaving) return null;
  const room = endAll(leaving, shelf);
  for (const request of missing) shelf.load(request, room);
  return requests.map(({ version }) => shelf.find(version.id)).filter((entry) => entry !== null);
}

/** Room for something that is no entry: `ended` resolves when it is there, and `free` gives it back. */
export type Room = { ended: Promise<unknown>; free: () => void };

/** The same for `bytes` of a process beside the pool's own. */
export function takeRoom(bytes: number, shelf: Shelf, memoryBudget: number): Room | null {
  const leaving = makeRoom(bytes, shelf, memoryBudget);
  return leaving && { ended: endAll(leaving, shelf), free: shelf.reserve(bytes) };
}

export function hasRoom(bytes: number, shelf: Shelf, memoryBudget: number): boolean {
  return makeRoom(bytes, shelf, memoryBudget) !== null;
}

function endAll(leaving: Entry[], shelf: Shelf): Promise<unknown> {
  for (const entry of leaving) entry.promised = true;
  return Promise.allSettled(leaving.map((entry) => shelf.end(entry)));
}

/** An engine whose server has another key now. */
function dropStale({ version, keyStoredAt }: PoolRequest, shelf: Shelf): void {
  const old = shelf.find(version.id);
  if (!old || (old.request.keyStoredAt ?? null) === (keyStoredAt ?? null)) return;
  old.fate = "stale";
  shelf.tidy(old);
}

/** What has to go so that `needed` bytes fit beside what is wanted. What is larger than all memory is loaded alone. */
function makeRoom(
  needed: number,
  shelf: Shelf,
  memoryBudget: number,
  wanted: readonly PoolRequest[] = [],
): Entry[] | null {
  const isWanted = ({ request }: Entry) => wanted.some(({ version }) => version.id === request.version.id);
  // Adapters before their base, which takes those along that are left.
  const idle = shelf
    .all()
    .filter((entry) => !isBusy(entry, shelf) && !isWanted(entry) && entry.fate !== "ending")
    .sort((a, b) => a.lastUsed - b.lastUsed || Number(b.base !== null) - Number(a.base !== null));
  const leaving = new Set<Entry>();
  const staying = () => shelf.all().filter((entry) => !entry.promised && !leaving.has(entry));
  const reserved = shelf.reserved();
  const fits = () =>
    staying().reduce((sum, entry) => sum + shareOf(entry, shelf), 0) + reserved + needed <= memoryBudget;
  for (const entry of idle) {
    if (fits()) break;
    for (const one of [entry, ...shelf.adaptersOf(entry)]) leaving.add(one);
  }
  if (!fits() && (reserved > 0 || staying().some((entry) => !isWanted(entry)))) return null;
  return [...leaving];
}
