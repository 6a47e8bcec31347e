/**
 * The supervisor's side of an engine process. `startEngineProcess` gives an Engine that works over the wire: nothing
 * here blocks, and whatever happens to the process, every call ends. A call that ignores its abort costs the process.
 */
import { setTimeout as wait } from "node:timers/promises";
import { engineEnds, engineLoads, engineLoadSeconds } from "#lib/metrics/worker";
import { EngineError, type Engine, type LoadRequest } from "../engines/engine.ts";
import { forkEngine } from "./child.ts";
import { createPendingCalls, type PendingCalls } from "./pending-calls.ts";
import { fromWireError, reportSchema, type EngineReport, type EngineRequest, type LoadedReport } from "./protocol.ts";
import { openRemoteAdapter } from "./remote-adapter.ts";
import { createRemoteEngine } from "./remote-engine.ts";
import { watchMemory } from "./watch-memory.ts";

export type EngineEnd = "released" | "killed" | "abort-ignored" | "memory-limit" | "unreadable" | "crashed";

export type EngineExit = {
  reason: EngineEnd;
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The end of its error output, for the log. */
  lastWords: string;
};

export type EngineProcessOptions = {
  loadTimeoutMs: number;
  /** From an abort or a release until the process is killed. */
  graceMs: number;
  /** Resident bytes; a process that reports more is killed. */
  memoryLimit?: number;
  /** Looks at its memory from outside as well, so often: one that is busy does not report. */
  sampleMemoryMs?: number;
  /** Ends a load that is no longer wanted. */
  signal?: AbortSignal;
  /** Called once, when a process that had loaded has ended, just before its calls are rejected. */
  onExit: (exit: EngineExit) => void;
};

export type EngineHandle = Omit<Engine, "openAdapter"> & {
  readonly pid: number;
  /** From the start of the process, or of opening the adapter, until the model was loaded. */
  readonly loadMilliseconds: number;
  /** Resident bytes of the process, as of its last heartbeat (each second); of an adapter, what it added when it was opened. */
  memoryBytes(): number;
  /** Ends the process at once, with all adapters in it; resolves when it is gone. */
  kill(): Promise<void>;
  /** As the engine's. The adapter ends when it is released, and with this process. */
  openAdapter?(request: LoadRequest): Promise<EngineHandle>;
};

const endWords: Record<EngineEnd, string> = {
  released: "The model was taken out of service.",
  killed: "The model's process was stopped, with all that ran in it.",
  "abort-ignored": "The model's process was stopped, because it did not react, with all that ran in it.",
  "memory-limit": "The model took more memory than it may and was stopped.",
  unreadable: "The model's process sent something unreadable and was stopped.",
  crashed: "The model's process ended unexpectedly, with all that ran in it.",
};

/** Throws EngineError: `load-failed`, `file-missing`, `timed-out`, or `aborted`; the process is gone then. */
export async function startEngineProcess(request: LoadRequest, options: EngineProcessOptions): Promise<EngineHandle> {
  if (options.signal?.aborted) throw new EngineError("aborted", "The load was stopped before it began.");
  const { engine } = request;
  const started = performance.now();
  const onExit = (exit: EngineExit) => {
    engineEnds.inc({ engine, reason: exit.reason });
    options.onExit(exit);
  };
  const link = openLink({ ...options, onExit });
  try {
    link.send({ type: "load", request });
    const loaded = await waitUntilLoaded(link, options);
    link.announceExit();
    engineLoads.inc({ engine, outcome: "loaded" });
    engineLoadSeconds.observe({ engine }, (performance.now() - started) / 1_000);
    const { pid, calls } = link;
    const kill = () => link.end("killed");
    const base = { pid, calls, loadTimeoutMs: options.loadTimeoutMs, kill };
    return {
      ...createRemoteEngine(request.version, loaded, calls),
      pid,
      loadMilliseconds: Math.round(performance.now() - started),
      memoryBytes: link.memoryBytes,
      kill,
      ...(loaded.adapters && { openAdapter: (adapter: LoadRequest) => openRemoteAdapter(adapter, base) }),
      release: () => link.release(),
    };
  } catch (error) {
    engineLoads.inc({ engine, outcome: error instanceof EngineError ? error.code : "failed" });
    await link.end("killed");
    throw error;
  }
}

type Link = {
  pid: number;
  calls: PendingCalls;
  send: (request: EngineRequest) => void;
  loaded: Promise<LoadedReport>;
  memoryBytes: () => number;
  end: (reason: EngineEnd) => Promise<void>;
  release: () => Promise<void>;
  announceExit: () => void;
};

function openLink(options: EngineProcessOptions): Link {
  const child = forkEngine();
  let onLoaded: (loaded: LoadedReport) => void = () => {};
  let onLoadFailed: (error: EngineError) => void = () => {};
  const loaded = new Promise<LoadedReport>((resolve, reject) => ([onLoaded, onLoadFailed] = [resolve, reject]));
  let ending: EngineEnd | null = null;
  let memoryBytes = 0;
  let announced = false;

  const send = (request: EngineRequest): void => {
    // A failed send means that the process is going: its exit ends every call, this one too.
    child.process.send(request, () => {});
  };
  const end = (reason: EngineEnd): Promise<void> => {
    ending ??= reason;
    child.process.kill("SIGKILL");
    return finished;
  };
  const calls = createPendingCalls({ send, graceMs: options.graceMs, onStuck: () => void end("abort-ignored") });

  const noteMemory = (bytes: number): void => {
    memoryBytes = bytes;
    if (bytes > (options.memoryLimit ?? Infinity)) void end("memory-limit");
  };
  const stopWatching = watchMemory(child.process.pid, options.sampleMemoryMs, noteMemory);

  const receive = (report: EngineReport): void => {
    if (report.type === "loaded") {
      // What is being killed, for its memory or because nobody waits, is not lent any more.
      if (ending === null) onLoaded(report.loaded);
    } else if (report.type === "load-failed") onLoadFailed(fromWireError(report.error));
    else if (report.type === "heartbeat") noteMemory(report.memoryBytes);
    else calls.receive(report);
  };

  child.process.on("message", (message) => {
    const report = reportSchema.safeParse(message);
    if (report.success) receive(report.data);
    else void end("unreadable");
  });
  child.process.on("error", (error) =>
    onLoadFailed(new EngineError("load-failed", "The model's process could not be started.", { cause: error })),
  );
  // Its owner hears of the end before the callers do, so that a retry does not get the dead engine again.
  const finished = child.closed.then(() => {
    stopWatching();
    const reason = ending ?? "crashed";
    const { exitCode: code, signalCode: signal } = child.process;
    const cause = child.lastWords();
    if (announced) options.onExit({ reason, code, signal, lastWords: cause });
    calls.close(new EngineError("process-ended", endWords[reason], { cause }));
    const text =
      reason === "memory-limit" ? endWords[reason] : "The model's process ended while the model was loading.";
    onLoadFailed(new EngineError("load-failed", text, { cause }));
  });

  return {
    pid: child.process.pid ?? 0,
    calls,
    send,
    loaded,
    memoryBytes: () => memoryBytes,
    end,
    announceExit: () => (announced = true),
    async release() {
      if (child.process.exitCode !== null || child.process.signalCode !== null) return;
      ending ??= "released";
      send({ type: "release" });
      const late = setTimeout(() => child.process.kill("SIGKILL"), options.graceMs);
      await finished;
      clearTimeout(late);
    },
  };
}

async function waitUntilLoaded(link: Link, { loadTimeoutMs, signal }: EngineProcessOptions): Promise<LoadedReport> {
  const stopWaiting = new AbortController();
  const given = signal ? AbortSignal.any([signal, stopWaiting.signal]) : stopWaiting.signal;
  const late = wait(loadTimeoutMs, undefined, { signal: given }).then(
    () => new EngineError("timed-out", `The model did not load within ${Math.round(loadTimeoutMs / 1000)} s.`),
    () => new EngineError("aborted", "The load was stopped."),
  );
  try {
    const first = await Promise.race([link.loaded, late]);
    if (first instanceof EngineError) throw first;
    return first;
  } finally {
    stopWaiting.abort();
  }
}
