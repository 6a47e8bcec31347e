/** Who waits for engines: first come, first served, but for those whose engines are loaded, who may pass for a while. */
import { EngineError } from "../../engines/engine.ts";
import type { Changes } from "./changes.ts";
import { flatten, type PoolRequest } from "./requests.ts";
import { takeAll } from "./room.ts";
import type { Entry, Shelf } from "./shelf.ts";

/** How long others may pass the first one that waits for memory, because what they need is loaded. */
const PASSING_TIME = 10_000;

type Ticket = { requests: PoolRequest[]; since: number; isBlocked: () => boolean };

export type Line = {
  /** Waits for its turn and looks then, again after each change, until there is something. */
  inTurn<Found>(order: {
    requests: PoolRequest[];
    signal: AbortSignal;
    isBlocked: () => boolean;
    look: () => Found | null;
  }): Promise<Found>;
  /**
   * Waits until all of them can be had, and takes them at once: `use` is called before anybody else may look. A ticket
   * that is blocked holds nobody up.
   */
  take(order: {
    requests: PoolRequest[];
    signal: AbortSignal;
    isBlocked: () => boolean;
    use: (entry: Entry) => void;
  }): Promise<Entry[]>;
  /** Nobody gets anything any more. */
  close(): void;
};

export function createLine(
  shelf: Shelf,
  changes: Changes,
  { memoryBudget, now }: { memoryBudget: number; now: () => number },
): Line {
  const tickets: Ticket[] = [];
  let closed = false;

  function isDue(ticket: Ticket): boolean {
    if (ticket.isBlocked()) return false;
    const first = tickets.find(({ isBlocked }) => !isBlocked());
    if (!first || first === ticket) return true;
    const isLoaded =
      ticket.requests.length > 0 && flatten(ticket.requests).every(({ version }) => shelf.find(version.id));
    return isLoaded && now() - first.since < PASSING_TIME;
  }

  const inTurn: Line["inTurn"] = async ({ requests, signal, isBlocked, look }) => {
    const ticket = { requests, since: now(), isBlocked };
    tickets.push(ticket);
    try {
      return await changes.until(() => {
        if (closed) throw new EngineError("process-ended", "The worker is ending.");
        return isDue(ticket) ? look() : null;
      }, signal);
    } finally {
      tickets.splice(tickets.indexOf(ticket), 1);
      changes.wake();
    }
  };

  return {
    inTurn,
    take({ use, ...order }) {
      const look = () => {
        const taken = takeAll(order.requests, shelf, memoryBudget);
        taken?.forEach((entry) => {
          entry.wanted = true;
          use(entry);
        });
        return taken;
      };
      return inTurn({ ...order, look });
    },
    close() {
      closed = true;
      changes.wake();
    },
  };
}
