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

/** One process for each loaded version; the least used ones end when memory is needed. */
export function createEnginePool(options: PoolOptions): EnginePool {
  const entries = new Map<string, Entry>();
  const waiters = new Set<() => void>();
  /** Counts what may have made room, so that nothing is missed between looking and waiting. */
  let changes = 0;
  let closed = false;

  function load(request: PoolRequest): Entry {
    const fresh = { handle: null, holders: [], lastUsed: options.now(), retired: false };
    const entry: Entry = { request, ...fresh, engine: start(request) };
    entries.set(request.version.id, entry);
    entry.engine.then(
      (handle) => (entry.handle = handle),
      () => drop(entry),
    );
    return entry;

    async function start({ manifest, memoryBytes, keyStoredAt: _, ...wanted }: PoolRequest): Promise<EngineHandle> {
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

  /** Ends idle engines, the least used first, until the version fits. False when running ones stand in the way. */
  async function makeRoom(needed: number): Promise<boolean> {
    const idle = [...entries.values()]
      .filter((entry) => entry.holders.length === 0 && entry.handle)
      .sort((a, b) => a.lastUsed - b.lastUsed);
    while (used(entries) + needed > options.memoryBudget && idle.length > 0) {
      const entry = idle.shift();
      if (!entry) break;
      drop(entry);
      await entry.handle?.release();
    }
    return used(entries) + needed <= options.memoryBudget || entries.size === 0;
  }

  return {
    async lend(request, holder, signal) {
      for (;;) {
        signal.throwIfAborted();
        if (closed) throw new EngineError("process-ended", "The worker is ending.");
        const seen = changes;
        const old = entries.get(request.version.id);
        if (old && (old.request.keyStoredAt ?? null) !== (request.keyStoredAt ?? null)) retire(old);
        let entry = entries.get(request.version.id);
        if (!entry && (await makeRoom(request.memoryBytes))) entry = entries.get(request.version.id) ?? load(request);
        if (!entry) {
          if (changes === seen) await nextChange(waiters, signal);
          continue;
        }
        const taken = entry;
        taken.holders.push(holder);
        const giveBack = () => {
          taken.holders.splice(taken.holders.indexOf(holder), 1);
          taken.lastUsed = options.now();
          endUnused(taken);
          wake();
        };
        try {
          return { engine: await taken.engine, giveBack: once(giveBack) };
        } catch (error) {
          giveBack();
          throw error;
        }
      }
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

function used(entries: Map<string, Entry>): number {
  let sum = 0;
  for (const { request, handle } of entries.values()) sum += handle?.memoryBytes() || request.memoryBytes;
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
