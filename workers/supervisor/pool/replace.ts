/** A swap where both versions do not fit into memory: the old one goes before the new one comes. */
import { once } from "./changes.ts";
import type { Parts } from "./lend.ts";
import { endEntry, prepare, type Prepared } from "./prepare.ts";
import type { PoolRequest } from "./requests.ts";
import { isBusy, shareOf } from "./room.ts";

const NEVER = new AbortController().signal;

/** Whether `next` can be loaded beside the old version; true where that is not loaded. */
export function fitsBeside({ shelf }: Parts, versionId: string, next: PoolRequest, memoryBudget: number): boolean {
  const old = shelf.find(versionId);
  if (!old) return true;
  const root = old.base ?? old;
  const missing = [next.base, next].filter((request) => request && !shelf.find(request.version.id));
  const needed = missing.reduce((sum, request) => sum + (request?.memoryBytes ?? 0), 0);
  const held = [root, ...(old === root ? [] : [old])].reduce((sum, entry) => sum + shareOf(entry, shelf), 0);
  return held + shelf.reserved() + needed <= memoryBudget;
}

/**
 * From now on nobody is lent the old version: who asks for it waits. When its last holder has given it back it ends,
 * and the next one is loaded; until that is kept or discarded the others go on waiting. When the next one does not load,
 * or is discarded, the old one is loaded again. Throws what `prepare` throws.
 */
export async function replace(
  parts: Parts,
  versionId: string,
  next: PoolRequest,
  signal: AbortSignal,
): Promise<Prepared> {
  const { shelf, changes, blocks } = parts;
  const old = shelf.find(versionId);
  // An adapter of the old one needs it loaded.
  if (!old || next.base?.version.id === versionId) return prepare(parts, next, signal);
  const root = old.base ?? old;
  const isShared = (next.base ?? next).version.id === root.request.version.id;
  const leaving = isShared ? old : root;
  const by = {};
  const unblock = blocks.add([versionId, leaving.request.version.id], by);

  const loadAgain = async () => {
    try {
      (await prepare(parts, old.request, NEVER, by)).keep();
    } finally {
      unblock();
    }
  };

  try {
    await changes.until(() => (shelf.all().includes(leaving) && isBusy(leaving, shelf) ? null : true), signal);
    if (shelf.all().includes(leaving)) await endEntry(parts, leaving);
    const prepared = await prepare(parts, next, signal, by);
    return {
      engine: prepared.engine,
      keep() {
        prepared.keep();
        unblock();
      },
      discard: once(() => prepared.discard().then(loadAgain)),
    };
  } catch (error) {
    // That the old one does not load again either is told by the list of those that cannot be loaded.
    await loadAgain().catch(() => undefined);
    throw error;
  }
}
