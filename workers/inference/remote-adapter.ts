/** An adapter over the wire: opened and closed in the process of its base, with calls that name it. */
import type { LoadRequest } from "../engines/engine.ts";
import type { EngineHandle } from "./client.ts";
import { callsFor, type PendingCalls } from "./pending-calls.ts";
import { createRemoteEngine } from "./remote-engine.ts";

export type BaseProcess = {
  pid: number;
  calls: PendingCalls;
  /** An adapter that does not open in this time costs the process. */
  loadTimeoutMs: number;
  kill: () => Promise<void>;
};

/** Throws EngineError, as `Engine.openAdapter` does; `timed-out` and `process-ended` when the process went with it. */
export async function openRemoteAdapter(request: LoadRequest, base: BaseProcess): Promise<EngineHandle> {
  const { calls, pid, loadTimeoutMs, kill } = base;
  const { version } = request;
  const started = performance.now();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), loadTimeoutMs);
  const { loaded, memoryBytes } = await calls
    .run(
      { type: "open-adapter", request },
      (report) => (report.type === "adapter-opened" ? report.result : undefined),
      { signal: late.signal },
    )
    .finally(() => clearTimeout(timer));
  let released: Promise<void> | null = null;
  return {
    ...createRemoteEngine(version, loaded, callsFor(version.id, calls)),
    pid,
    loadMilliseconds: Math.round(performance.now() - started),
    memoryBytes: () => memoryBytes,
    kill,
    release: () => (released ??= closeAdapter(version.id, calls)),
  };
}

async function closeAdapter(adapter: string, calls: PendingCalls): Promise<void> {
  const isClosed = (report: { type: string }) => (report.type === "adapter-closed" ? true : undefined);
  // A process that has ended, or ends because it does not close it in the grace time, has closed it too.
  await calls.run({ type: "close-adapter", adapter }, isClosed, { signal: AbortSignal.abort() }).catch(() => undefined);
}
