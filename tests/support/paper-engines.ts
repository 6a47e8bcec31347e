/** An engine pool whose processes only exist on paper, with a clock that moves when it is told to. */
import { EngineError, noTasks } from "#workers/engines/engine";
import type { LoadRequest } from "#workers/engines/engine";
import type { EngineHandle, EngineProcessOptions } from "#workers/inference/client";
import { createEnginePool, type PoolRequest } from "#workers/supervisor/engine-pool";

/** A version that takes 100 bytes, an adapter 10. */
export function paperRequest(id: string, changes: Partial<PoolRequest> = {}): PoolRequest {
  const version = { id, name: id, number: 1, digest: "", format: "none" } as const;
  const memoryBytes = changes.base ? 10 : 100;
  return { engine: "scripted", version, files: {}, settings: {}, memoryBytes, manifest: [], ...changes };
}

export function paperPool(memoryBudget: number) {
  const started: string[] = [];
  const released: string[] = [];
  const failing = new Map<string, EngineError>();
  const loading = new Map<string, () => void>();
  const exits = new Map<string, EngineProcessOptions["onExit"]>();
  let slow = new Set<string>();
  let time = 0;

  async function load(request: LoadRequest, signal?: AbortSignal): Promise<void> {
    const { id } = request.version;
    started.push(id);
    if (slow.has(id))
      await new Promise<void>((resolve, reject) => {
        loading.set(id, resolve);
        signal?.addEventListener("abort", () => reject(new EngineError("aborted", "stopped")));
      });
    const error = failing.get(id);
    if (error) throw error;
  }

  const pool = createEnginePool({
    memoryBudget,
    verify: () => Promise.resolve(),
    now: () => (time += 1),
    async start(request, { onExit, signal }) {
      await load(request, signal);
      exits.set(request.version.id, onExit);
      let held = 100;
      const pid = started.length;
      const handle = (own: LoadRequest, memoryBytes: () => number, onRelease: () => void): EngineHandle => ({
        ...noTasks,
        version: own.version,
        device: "cpu",
        pid,
        loadMilliseconds: 1,
        memoryBytes,
        kill: () => Promise.resolve(),
        release() {
          released.push(own.version.id);
          onRelease();
          return Promise.resolve();
        },
      });
      return {
        ...handle(
          request,
          () => held,
          () => undefined,
        ),
        async openAdapter(adapter) {
          await load(adapter);
          held += 10;
          return handle(
            adapter,
            () => 10,
            () => (held -= 10),
          );
        },
      };
    },
  });
  return {
    pool,
    started,
    released,
    /** Loading it fails from now on, or not any more. */
    fail: (id: string, error: EngineError | null = new EngineError("load-failed", `${id} is broken`)) =>
      void (error ? failing.set(id, error) : failing.delete(id)),
    /** Loading these takes until `loaded`. */
    slowly: (...ids: string[]) => void (slow = new Set(ids)),
    loaded: (id: string) => loading.get(id)?.(),
    die: (id: string) => exits.get(id)?.({ reason: "crashed", code: 1, signal: null, lastWords: "" }),
    pass: (milliseconds: number) => void (time += milliseconds),
  };
}

/** All that is under way on paper has come as far as it can. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
}

/** Whether a promise has ended by now, without waiting for it. */
export function watched<Result>(promise: Promise<Result>): { ended: boolean; promise: Promise<Result> } {
  const watch = { ended: false, promise };
  const end = () => void (watch.ended = true);
  promise.then(end, end);
  return watch;
}
