import type { VersionFile } from "#lib/models/schema";
import type { EngineReport } from "#lib/workers/schema";
import type { LoadRequest } from "../engines/engine.ts";
import { EngineError } from "../engines/engine.ts";
import type { EngineHandle, EngineProcessOptions } from "../inference/client.ts";

/** A version to lend, with what it is expected to need and what its files have to be. */
export type PoolRequest = LoadRequest & {
  memoryBytes: number;
  manifest: VersionFile[];
  /** Of its server's key: an engine that was loaded with another key lends no more, and ends when it is given back. */
  keyStoredAt?: string | null;
};

export type Loan = { engine: EngineHandle; giveBack: () => void };

export type EnginePool = {
  /** Lends a loaded engine, loading it beside what runs if needed. `holder` is shown to people: a generation's id. */
  lend(request: PoolRequest, holder: string, signal: AbortSignal): Promise<Loan>;
  /**
   * Lends all of them or none, in the order asked for: of two who each hold what the other waits for, none would ever
   * go on. First come, first served; who needs nothing loaded may pass one that waits for memory, but not for long.
   */
  lendAll(requests: PoolRequest[], holder: string, signal: AbortSignal): Promise<Loan[]>;
  report(): EngineReport[];
  /** Ends all engine processes. */
  close(): Promise<void>;
};

type Entry = {
  request: PoolRequest;
  engine: Promise<EngineHandle>;
  handle: EngineHandle | null;
  holders: string[];
  lastUsed: number;
  /** Lent no more; its process ends when the last holder gives it back. */
  retired: boolean;
};

export type PoolOptions = {
  /** What all engines together may need. */
  memoryBudget: number;
  start: (request: LoadRequest, options: EngineProcessOptions) => Promise<EngineHandle>;
  /** Throws EngineError when files of the version are missing or damaged: it is not loaded then. */
  verify: (request: PoolRequest) => Promise<void>;
  now: () => number;
};

const LOAD_TIMEOUT = 120_000;
/** How long a call may go on after its abort before its process is killed. */
const ABORT_GRACE = 5_000;
/** How long others may pass the first one that waits for memory, because what they need is loaded. */
const PASSING_TIME = 10_000;

type Ticket = { requests: PoolRequest[]; since: number };

/** One process for each loaded version; the least used ones end when memory is needed. */
export function createEnginePool(options: PoolOptions): EnginePool {
  const entries = new Map<string, Entry>();
  const tickets: Ticket[] = [];
  const waiters = new Set<() => void>();
  /** Counts what may have made room, so that nothing is missed between looking and waiting. */
  let changes = 0;
  let closed = false;

  function load(request: PoolRequest, room: Promise<unknown>): Entry {
    const fresh = { handle: null, holders: [], lastUsed: options.now(), retired: false };
    const entry: Entry = { request, ...fresh, engine: start(request) };
    entries.set(request.version.id, entry);
    entry.engine.then(
      (handle) => {
        entry.handle = handle;
        wake();
      },
      () => drop(entry),
    );
    return entry;

    async function start({ manifest, memoryBytes, keyStoredAt: _, ...wanted }: PoolRequest): Promise<EngineHandle> {
      await room;
      await options.verify({ manifest, memoryBytes, ...wanted });
      return options.start(wanted, {
        loadTimeoutMs: LOAD_TIMEOUT,
        graceMs: ABORT_GRACE,
        memoryLimit: Math.max(options.memoryBudget, memoryBytes),
        onExit: () => drop(entry),
      });
    }
  }

  function drop(entry: Entry): void {
    if (entries.get(entry.request.version.id) === entry) entries.delete(entry.request.version.id);
    wake();
  }

  /** For an engine whose server has another key now. */
  function retire(entry: Entry): void {
    entry.retired = true;
    drop(entry);
    endUnused(entry);
  }

  function endUnused(entry: Entry): void {
    if (!entry.retired || entry.holders.length > 0) return;
    // One that did not load has no process to end; whoever waited for it heard why.
    void entry.engine.then(
      (handle) => handle.release(),
      () => {},
    );
  }

  function wake(): void {
    changes += 1;
    for (const waiter of [...waiters]) waiter();
  }

  function isLoaded({ requests }: Ticket): boolean {
    return requests.every(({ version }) => entries.has(version.id));
  }

  function isDue(ticket: Ticket): boolean {
    const first = tickets[0];
    if (!first || first === ticket) return true;
    return isLoaded(ticket) && options.now() - first.since < PASSING_TIME;
  }

  /**
   * Takes all that the ticket names, ending idle engines for it, the least used first. Null when running ones stand in
   * the way. Decided at once, so that nobody comes between: what is loaded waits for the memory that is given back.
   */
  function take({ requests }: Ticket): Entry[] | null {
    for (const { version, keyStoredAt } of requests) {
      const old = entries.get(version.id);
      if (old && (old.request.keyStoredAt ?? null) !== (keyStoredAt ?? null)) retire(old);
    }
    const wanted = new Set(requests.map(({ version }) => version.id));
    const missing = [...new Map(requests.map((request) => [request.version.id, request])).values()].filter(
      ({ version }) => !entries.has(version.id),
    );
    const needed = missing.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
    const idle = [...entries.values()]
      .filter((entry) => entry.holders.length === 0 && entry.handle && !wanted.has(entry.request.version.id))
      .sort((a, b) => a.lastUsed - b.lastUsed);
    const leaving: Entry[] = [];
    const inUse = () => used([...entries.values()].filter((entry) => !leaving.includes(entry)));
    while (inUse() + needed > options.memoryBudget && idle.length > 0) leaving.push(...idle.splice(0, 1));
    const others = [...entries.values()].some(
      (entry) => !leaving.includes(entry) && !wanted.has(entry.request.version.id),
    );
    if (missing.length > 0 && others && inUse() + needed > options.memoryBudget) return null;
    leaving.forEach(drop);
    const room = Promise.allSettled(leaving.map(async (entry) => entry.handle?.release()));
    return requests.map((request) => entries.get(request.version.id) ?? load(request, room));
  }

  async function admit(ticket: Ticket, signal: AbortSignal): Promise<Entry[]> {
    tickets.push(ticket);
    try {
      for (;;) {
        signal.throwIfAborted();
        if (closed) throw new EngineError("process-ended", "The worker is ending.");
        const seen = changes;
        const taken = isDue(ticket) ? take(ticket) : null;
        if (taken) return taken;
        if (changes === seen) await nextChange(waiters, signal);
      }
    } finally {
      tickets.splice(tickets.indexOf(ticket), 1);
      wake();
    }
  }

  async function lendAll(requests: PoolRequest[], holder: string, signal: AbortSignal): Promise<Loan[]> {
    const taken = await admit({ requests, since: options.now() }, signal);
    for (const entry of taken) entry.holders.push(holder);
    const returns = taken.map((entry) =>
      once(() => {
        entry.holders.splice(entry.holders.indexOf(holder), 1);
        entry.lastUsed = options.now();
        endUnused(entry);
        wake();
      }),
    );
    try {
      const engines = await Promise.all(taken.map((entry) => entry.engine));
      return engines.map((engine, index) => ({ engine, giveBack: returns[index] ?? (() => undefined) }));
    } catch (error) {
      returns.forEach((giveBack) => giveBack());
      throw error;
    }
  }

  return {
    lendAll,
    async lend(request, holder, signal) {
      const [loan] = await lendAll([request], holder, signal);
      if (!loan) throw new Error("one request brings one loan");
      return loan;
    },
    report: () =>
      [...entries.values()].map(({ request, handle, holders }) => ({
        pid: handle?.pid ?? 0,
        versionId: request.version.id,
        name: `${request.version.name} v${request.version.number}`,
        engine: request.engine,
        state: handle ? ("ready" as const) : ("loading" as const),
        memoryBytes: handle?.memoryBytes() ?? request.memoryBytes,
        running: [...holders],
      })),
    async close() {
      closed = true;
      await Promise.allSettled([...entries.values()].map(async (entry) => (await entry.engine).release()));
    },
  };
}

function used(entries: Entry[]): number {
  let sum = 0;
  for (const { request, handle } of entries) sum += handle?.memoryBytes() || request.memoryBytes;
  return sum;
}

function nextChange(waiters: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      waiters.delete(finish);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    waiters.add(finish);
    signal.addEventListener("abort", finish, { once: true });
    if (signal.aborted) finish();
  });
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
