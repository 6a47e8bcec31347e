/**
 * What is loaded: an entry for each version, of which those of adapters lie in the process of their base. Knows how an
 * entry comes and goes; who may have it is decided in room.ts and engine-pool.ts.
 */
import type { EngineHandle, EngineProcessOptions } from "../../inference/client.ts";
import { EngineError, type LoadRequest } from "../../engines/engine.ts";
import type { Failures } from "./failures.ts";
import { labelOf, loadRequestOf, type PoolRequest } from "./requests.ts";

export type Entry = {
  request: PoolRequest;
  /** Of an adapter. */
  base: Entry | null;
  engine: Promise<EngineHandle>;
  handle: EngineHandle | null;
  /** Who works with it; two of one name are two. */
  holders: { name: string }[];
  /** So many have prepared it: it stays, though nobody works with it yet. */
  prepared: number;
  /** Somebody asked for it, and not only for an adapter of it. */
  wanted: boolean;
  lastUsed: number;
  fate:
    | "serves"
    /** Ends with its last holder; until then it is lent to who asks for it by name. */
    | "retired"
    /** Lent no more, ends with its last holder. */
    | "stale"
    | "ending";
  /** Its memory is promised to what is loaded next, which waits for its end. */
  promised: boolean;
  /** Ends a load that nobody wants any more. */
  stop: AbortController;
};

export type ShelfOptions = {
  /** What all engines together may need. */
  memoryBudget: number;
  start: (request: LoadRequest, options: EngineProcessOptions) => Promise<EngineHandle>;
  /** Throws EngineError when files of the version are missing or damaged: it is not loaded then. */
  verify: (request: PoolRequest) => Promise<void>;
  now: () => number;
};

export type Shelf = {
  all(): Entry[];
  /** The one that may be lent. */
  find(versionId: string): Entry | null;
  adaptersOf(base: Entry): Entry[];
  /** Loads it, and the base of an adapter before it, once `room` is there. Base entries have to be there by then. */
  load(request: PoolRequest, room: Promise<unknown>): Entry;
  /** Ends it, a base with all its adapters. Resolves when its memory is free; a second call waits for the same. */
  end(entry: Entry): Promise<void>;
  /** Bytes for a process that is no entry, until the function that it gives is called. */
  reserve(bytes: number): () => void;
  reserved(): number;
  /** Ends what nobody uses and is retired or stale, and a base that was only there for adapters and has none any more. */
  tidy(entry: Entry): void;
};

const LOAD_TIMEOUT = 120_000;
/** How long a call may go on after its abort before its process is killed. */
const ABORT_GRACE = 5_000;

export function createShelf(options: ShelfOptions, failures: Failures, onChange: () => void): Shelf {
  const entries = new Set<Entry>();
  const ends = new Map<Entry, Promise<void>>();
  const reservations = new Set<{ bytes: number }>();
  const adaptersOf = (base: Entry) => [...entries].filter((entry) => entry.base === base);
  const find = (versionId: string) =>
    [...entries].find(
      ({ request, fate }) => request.version.id === versionId && (fate === "serves" || fate === "retired"),
    ) ?? null;

  function load(request: PoolRequest, room: Promise<unknown>): Entry {
    const base = request.base ? find(request.base.version.id) : null;
    if (request.base && !base) throw new Error("an adapter is loaded after its base");
    const stop = new AbortController();
    const uses = { handle: null, holders: [], prepared: 0, wanted: false, lastUsed: options.now() };
    const entry: Entry = {
      ...{ request, base, ...uses, fate: "serves", promised: false, stop },
      engine: room.then(() =>
        base ? openAdapter(request, base) : startProcess(request, stop.signal, () => drop(entry)),
      ),
    };
    entries.add(entry);
    entry.engine.then(
      (handle) => {
        entry.handle = handle;
        failures.forget(request.version.id);
        onChange();
      },
      () => drop(entry),
    );
    return entry;
  }

  async function noted<Result>(request: PoolRequest, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      failures.note(request, error);
      throw error;
    }
  }

  function startProcess(request: PoolRequest, signal: AbortSignal, onExit: () => void): Promise<EngineHandle> {
    return noted(request, async () => {
      await options.verify(request);
      return options.start(loadRequestOf(request), {
        loadTimeoutMs: LOAD_TIMEOUT,
        graceMs: ABORT_GRACE,
        memoryLimit: Math.max(options.memoryBudget, request.memoryBytes),
        signal,
        onExit,
      });
    });
  }

  async function openAdapter(request: PoolRequest, base: Entry): Promise<EngineHandle> {
    // Why the base does not load is said of the base.
    const handle = await base.engine;
    return noted(request, async () => {
      await options.verify(request);
      if (handle.openAdapter) return handle.openAdapter(loadRequestOf(request));
      throw new EngineError("load-failed", `${labelOf(base.request)} takes no adapters.`);
    });
  }

  /** Its process is gone, and with it the adapters. */
  function drop(entry: Entry): void {
    for (const one of [entry, ...adaptersOf(entry)]) {
      one.fate = "ending";
      entries.delete(one);
      ends.delete(one);
    }
    if (entry.base) tidy(entry.base);
    onChange();
  }

  function end(entry: Entry): Promise<void> {
    const known = ends.get(entry);
    if (known) return known;
    for (const one of [entry, ...adaptersOf(entry)]) one.fate = "ending";
    entry.stop.abort();
    // One that did not load has nothing to end; whoever waited for it heard why.
    const ended = entry.engine
      .then(
        (handle) => handle.release(),
        () => undefined,
      )
      .finally(() => drop(entry));
    ends.set(entry, ended);
    return ended;
  }

  function tidy(entry: Entry): void {
    if (!entries.has(entry) || entry.holders.length > 0 || entry.prepared > 0 || adaptersOf(entry).length > 0) return;
    const left = entry.fate === "retired" || entry.fate === "stale";
    const onlyCarried = entry.fate === "serves" && !entry.wanted;
    if (left || onlyCarried) void end(entry);
  }

  function reserve(bytes: number): () => void {
    const reservation = { bytes };
    reservations.add(reservation);
    return () => {
      if (reservations.delete(reservation)) onChange();
    };
  }

  const reserved = () => [...reservations].reduce((sum, { bytes }) => sum + bytes, 0);
  return { all: () => [...entries], find, adaptersOf, load, end, tidy, reserve, reserved };
}
