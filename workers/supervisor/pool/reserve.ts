/** Memory of the pool for a process that it does not lend: a version on trial. */
import { once } from "./changes.ts";
import type { Parts } from "./lend.ts";
import { hasRoom, takeRoom } from "./room.ts";

/** So long it holds nobody up; then it waits in line like the others. */
const PATIENCE = 60_000;

/**
 * Waits until so many bytes fit beside what runs, ending idle engines for it, and gives the function that frees them.
 * More than there is at all is had once nothing else is loaded. Throws the signal's reason.
 */
export async function reserve(
  { shelf, line, changes, now }: Parts,
  bytes: number,
  memoryBudget: number,
  signal: AbortSignal,
): Promise<() => void> {
  const since = now();
  const isBlocked = () => now() - since < PATIENCE && !hasRoom(bytes, shelf, memoryBudget);
  const timer = setTimeout(() => changes.wake(), PATIENCE);
  try {
    const look = () => takeRoom(bytes, shelf, memoryBudget);
    const { ended, free } = await line.inTurn({ requests: [], signal, isBlocked, look });
    await ended;
    return once(free);
  } finally {
    clearTimeout(timer);
  }
}
