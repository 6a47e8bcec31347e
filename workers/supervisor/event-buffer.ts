import { appendEvents } from "#lib/generations/events";
import type { PendingEvent } from "#lib/generations/events";
import type { Claim } from "#lib/generations/attempts/commands";
import type { Db } from "#lib/db/client";
import { isConnectionLost } from "#lib/db/connection-error";

/** Within 50 to 100 ms a person sees no difference, and the database sees one statement instead of many. */
const FLUSH_INTERVAL = 60;

/** More than any run writes while the database is away for a lease; beyond it the lease is lost anyway. */
const MAX_WAITING = 50_000;

export type EventBuffer = {
  push(event: PendingEvent): void;
  /** Resolves when all that was pushed before the call is stored, or belongs to a lost claim. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

/** Events of all running generations, stored together. `onLost` hears of claims that no longer hold. */
export function createEventBuffer(
  db: Db,
  onLost: (claim: Claim) => void,
  onError: (error: unknown) => void,
): EventBuffer {
  let waiting: PendingEvent[] = [];
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    const batch = waiting;
    waiting = [];
    try {
      const held = new Set((await appendEvents(db, batch)).map(({ id, attempt }) => `${id}/${attempt}`));
      for (const claim of claimsOf(batch)) if (!held.has(`${claim.generationId}/${claim.attempt}`)) onLost(claim);
    } catch (error) {
      if (!isConnectionLost(error) || batch.length + waiting.length > MAX_WAITING) claimsOf(batch).forEach(onLost);
      else waiting = [...batch, ...waiting];
      onError(error);
    }
  }

  function flush(): Promise<void> {
    if (waiting.length === 0) return writing ?? Promise.resolve();
    writing = (writing ?? Promise.resolve()).then(write).finally(() => (writing = null));
    return writing;
  }

  const timer = setInterval(() => {
    if (waiting.length > 0 && !writing) void flush();
  }, FLUSH_INTERVAL);

  return {
    push(event) {
      const last = waiting.at(-1);
      if (last?.type === "text" && event.type === "text" && sameClaim(last, event))
        waiting[waiting.length - 1] = { ...last, data: { text: last.data.text + event.data.text } };
      else waiting.push(event);
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

function sameClaim(one: PendingEvent, other: PendingEvent): boolean {
  return one.generationId === other.generationId && one.attempt === other.attempt;
}

function claimsOf(events: PendingEvent[]): Claim[] {
  return [...new Map(events.map(({ generationId, attempt }) => [generationId, { generationId, attempt }])).values()];
}
