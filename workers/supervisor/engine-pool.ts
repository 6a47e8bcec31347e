/**
 * One process for each loaded version, with the adapters of that version in it; the least used ones end when memory is
 * needed. The parts lie in pool/: what is loaded, who waits, what has to go, and what a swap needs.
 */
import type { EngineReport, LoadFailure } from "#lib/workers/schema";
import { createBlocks } from "./pool/blocks.ts";
import { createChanges } from "./pool/changes.ts";
import { createFailures } from "./pool/failures.ts";
import { lendAll, type Loan } from "./pool/lend.ts";
import { createLine } from "./pool/line.ts";
import { prepare, retire, type Prepared, type Retired } from "./pool/prepare.ts";
import { fitsBeside, replace } from "./pool/replace.ts";
import { reserve } from "./pool/reserve.ts";
import { reportOn } from "./pool/report.ts";
import type { PoolRequest } from "./pool/requests.ts";
import { createShelf, type ShelfOptions } from "./pool/shelf.ts";

export type { Loan } from "./pool/lend.ts";
export type { Prepared, Retired } from "./pool/prepare.ts";
export type { PoolRequest } from "./pool/requests.ts";

export type EnginePool = {
  /** Lends a loaded engine, loading it beside what runs if needed. `holder` is shown to people: a generation's id. */
  lend(request: PoolRequest, holder: string, signal: AbortSignal): Promise<Loan>;
  /**
   * Lends all of them or none, in the order asked for: of two who each hold what the other waits for, none would ever
   * go on. First come, first served; who needs nothing loaded may pass one that waits for memory, but not for long.
   */
  lendAll(requests: PoolRequest[], holder: string, signal: AbortSignal): Promise<Loan[]>;
  /** Whether `next` can be loaded beside this version: then a swap prepares, else it replaces. */
  fitsBeside(versionId: string, next: PoolRequest): boolean;
  /** Loads a version beside what runs, for nobody yet; nothing else may end it until it is kept or discarded. */
  prepare(request: PoolRequest, options: { signal: AbortSignal }): Promise<Prepared>;
  /** Ends a version once those who work with it now are done. See pool/prepare.ts. */
  retire(versionId: string, options?: { signal?: AbortSignal }): Promise<Retired>;
  /** Ends a version as soon as it can, queues those who want it, and loads the next one. See pool/replace.ts. */
  replace(versionId: string, next: PoolRequest, options: { signal: AbortSignal }): Promise<Prepared>;
  /** Memory for a process beside the pool's own, until the function that it gives is called. See pool/reserve.ts. */
  reserve(bytes: number, signal: AbortSignal): Promise<() => void>;
  /** Bytes that are reserved now. */
  reserved(): number;
  /** Whether it is being replaced: who asks for it now would wait. */
  isHeld(versionId: string): boolean;
  /** What could not be loaded here, until it is tried again. */
  cannotLoad(): LoadFailure[];
  report(): EngineReport[];
  /** Ends all engine processes. */
  close(): Promise<void>;
};

export type PoolOptions = ShelfOptions & {
  /** Called when the list of what cannot be loaded changes. */
  onCannotLoad?: () => void;
};

export function createEnginePool(options: PoolOptions): EnginePool {
  const { memoryBudget, now, onCannotLoad = () => undefined } = options;
  const changes = createChanges();
  const failures = createFailures(now, onCannotLoad);
  const shelf = createShelf(options, failures, changes.wake);
  const blocks = createBlocks(changes.wake);
  const line = createLine(shelf, changes, { memoryBudget, now });
  const parts = { shelf, line, changes, blocks, now };
  return {
    lendAll: (requests, holder, signal) => lendAll(parts, requests, holder, signal),
    async lend(request, holder, signal) {
      const [loan] = await lendAll(parts, [request], holder, signal);
      if (!loan) throw new Error("one request brings one loan");
      return loan;
    },
    fitsBeside: (versionId, next) => fitsBeside(parts, versionId, next, memoryBudget),
    prepare: (request, { signal }) => prepare(parts, request, signal),
    retire: (versionId, { signal } = {}) => retire(parts, versionId, signal),
    replace: (versionId, next, { signal }) => replace(parts, versionId, next, signal),
    reserve: (bytes, signal) => reserve(parts, bytes, memoryBudget, signal),
    reserved: () => shelf.reserved(),
    isHeld: (versionId) => blocks.isHeld(versionId),
    cannotLoad: () => failures.list(),
    report: () => reportOn(shelf, blocks),
    async close() {
      line.close();
      const processes = shelf.all().filter(({ base }) => base === null);
      await Promise.allSettled(processes.map((entry) => shelf.end(entry)));
    },
  };
}
