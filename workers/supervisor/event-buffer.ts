import { setTimeout as pause } from "node:timers/promises";
import { appendEvents } from "#lib/generations/events";
import type { PendingEvent } from "#lib/generations/events";
import { LEASE_SECONDS } from "#lib/generations/attempts/commands";
import type { Claim } from "#lib/generations/attempts/commands";
import type { Db } from "#lib/db/client";
import { flushedEvents, flushes } from "#lib/metrics/worker";
import { isConnectionLost } from "#lib/db/connection-error";

/**
 * Between two flushes. Within 50 to 100 ms a person sees no difference, and the database sees one statement and one
 * NOTIFY instead of many. What comes after a pause is stored at once.
 */
const FLUSH_INTERVAL = 100;
/** Where many write, each statement is long and there are claims and endings beside them: the database hears less often. */
const MANY = 16;
const FLUSH_INTERVAL_OF_MANY = 150;
/** What somebody waits for goes sooner; of many that begin together it still goes together. */
const FIRST_INTERVAL = 20;
/** Between two tries while the database is away. */
const RETRY_PAUSE = 500;

/** More than any run writes while the database is away for a lease; beyond it the lease is lost anyway. */
const MAX_WAITING = 50_000;

export type EventBuffer = {
  /** `isUrgent`: the first text of an attempt, which somebody waits for. */
  push(event: PendingEvent, isUrgent?: boolean): void;
  /** Resolves when all that was pushed before the call is stored, or belongs to a lost claim. */
  flush(): Promise<void>;
  /** What the attempt has pushed and no flush has taken, to be stored with its end. What is on its way is stored first. */
  take(claim: Claim): Promise<PendingEvent[]>;
  close(): Promise<void>;
};

/** One flush: `upTo` counts all that was pushed until then. */
type Batch = { number: number; events: PendingEvent[]; upTo: number; firstSent: number };

/** Events of all running generations, stored together. `onLost` hears of claims that no longer hold. */
export function createEventBuffer(
  db: Db,
  onLost: (claim: Claim) => void,
  onError: (error: unknown) => void,
): EventBuffer {
  let waiting: PendingEvent[] = [];
  let pushed = 0;
  let settled = 0;
  let batches = 0;
  /** Sent, and perhaps stored: the connection was lost before the answer. Goes again first, as it was. */
  let unsure: Batch | null = null;
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let wroteAt = -Infinity;
  let closed = false;
  let urgent = false;
  let interval = FLUSH_INTERVAL;

  function nextBatch(): Batch {
    if (unsure) return unsure;
    batches += 1;
    const batch = { number: batches, events: waiting, upTo: pushed, firstSent: performance.now() };
    waiting = [];
    urgent = false;
    return batch;
  }

  async function write(): Promise<void> {
    wroteAt = performance.now();
    const batch = nextBatch();
    try {
      await store(batch);
    } catch (error) {
      onError(error);
      if (isConnectionLost(error) && mayTryAgain(batch)) {
        unsure = batch;
        await pause(RETRY_PAUSE);
        return;
      }
      claimsOf(batch.events).forEach(onLost);
    }
    unsure = null;
    settled = batch.upTo;
  }

  async function store({ events, number }: Batch): Promise<void> {
    flushes.inc();
    flushedEvents.inc(events.length);
    const claims = claimsOf(events);
    interval = claims.length > MANY ? FLUSH_INTERVAL_OF_MANY : FLUSH_INTERVAL;
    const held = new Set((await appendEvents(db, events, number)).map(({ id, attempt }) => `${id}/${attempt}`));
    for (const claim of claims) if (!held.has(`${claim.generationId}/${claim.attempt}`)) onLost(claim);
  }

  /** Past the lease another worker has the claims. */
  function mayTryAgain({ firstSent, events }: Batch): boolean {
    return performance.now() - firstSent < LEASE_SECONDS * 1_000 && events.length + waiting.length <= MAX_WAITING;
  }

  function writeOnce(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    return (writing ??= write().finally(() => {
      writing = null;
      if (settled < pushed) schedule();
    }));
  }

  function schedule(): void {
    if (writing || closed) return;
    const due = wroteAt + (urgent ? FIRST_INTERVAL : interval);
    timer ??= setTimeout(() => void writeOnce(), Math.max(0, due - performance.now()));
  }

  async function flush(): Promise<void> {
    const goal = pushed;
    while (settled < goal) await writeOnce();
  }

  return {
    push(event, isUrgent = false) {
      pushed += 1;
      if (isUrgent && !urgent) {
        urgent = true;
        clearTimeout(timer);
        timer = undefined;
      }
      const last = waiting.at(-1);
      if (last?.type === "text" && event.type === "text" && sameClaim(last, event))
        waiting[waiting.length - 1] = { ...last, data: { text: last.data.text + event.data.text } };
      else waiting.push(event);
      schedule();
    },
    flush,
    async take(claim) {
      while (writing ?? unsure) await writeOnce();
      const taken = waiting.filter((event) => sameClaim(claim, event));
      waiting = waiting.filter((event) => !sameClaim(claim, event));
      if (waiting.length === 0) {
        settled = pushed;
        clearTimeout(timer);
        timer = undefined;
      }
      return taken;
    },
    async close() {
      await flush();
      closed = true;
      clearTimeout(timer);
    },
  };
}

function sameClaim(one: Claim, other: Claim): boolean {
  return one.generationId === other.generationId && one.attempt === other.attempt;
}

function claimsOf(events: PendingEvent[]): Claim[] {
  return [...new Map(events.map(({ generationId, attempt }) => [generationId, { generationId, attempt }])).values()];
}
