/** The client's calls that wait for an engine process: each ends once, by its report, by the grace time, or with the process. */
import { EngineError } from "../engines/engine.ts";
import { fromWireError, type EngineCall, type EngineReport, type EngineRequest } from "./protocol.ts";

type EndReport = Extract<EngineReport, { result: unknown }>;
type PartReport = Extract<EngineReport, { type: "text" | "segment" }>;
type WithoutId<Call> = Call extends EngineCall ? Omit<Call, "id"> : never;

type CallReport = EndReport | PartReport | Extract<EngineReport, { type: "failed" }>;

type Pending = {
  settle: (report: EndReport | EngineError) => void;
  onPart: (report: PartReport) => void;
  /** Runs from the abort on: past it the call counts as stuck. */
  grace: NodeJS.Timeout | null;
};

export type PendingCalls = {
  /** `take` picks the result out of the report that ends the call, and gives undefined for a report of another kind. */
  run: <Result>(
    request: WithoutId<EngineCall>,
    take: (report: EndReport) => Result | undefined,
    options?: { signal?: AbortSignal; onPart?: (report: PartReport) => void },
  ) => Promise<Result>;
  receive: (report: CallReport) => void;
  /** Rejects what runs and what comes later. */
  close: (error: EngineError) => void;
};

export function createPendingCalls(options: {
  send: (request: EngineRequest) => void;
  graceMs: number;
  onStuck: () => void;
}): PendingCalls {
  const calls = new Map<number, Pending>();
  let lastId = 0;
  let closed: EngineError | null = null;

  const abort = (id: number): void => {
    const call = calls.get(id);
    if (!call || call.grace) return;
    options.send({ type: "abort", id });
    call.grace = setTimeout(() => {
      call.settle(new EngineError("timed-out", "The model did not stop when it was asked to; its process was ended."));
      options.onStuck();
    }, options.graceMs);
  };

  const run: PendingCalls["run"] = (request, take, { signal, onPart } = {}) =>
    new Promise((resolve, reject) => {
      if (closed) return reject(closed);
      const id = (lastId += 1);
      const onAbort = (): void => abort(id);
      const settle = (outcome: EndReport | EngineError): void => {
        signal?.removeEventListener("abort", onAbort);
        if (outcome instanceof EngineError) return reject(outcome);
        const result = take(outcome);
        if (result !== undefined) resolve(result);
        else reject(new EngineError("engine-failed", "The model answered something else than it was asked."));
      };
      calls.set(id, { settle, onPart: onPart ?? (() => {}), grace: null });
      signal?.addEventListener("abort", onAbort, { once: true });
      options.send({ ...request, id });
      if (signal?.aborted) abort(id);
    });

  const finish = (id: number, outcome: EndReport | EngineError): void => {
    const call = calls.get(id);
    if (!call) return;
    calls.delete(id);
    if (call.grace) clearTimeout(call.grace);
    call.settle(outcome);
  };

  const receivePart = (report: PartReport): void => {
    const call = calls.get(report.id);
    if (!call) return;
    try {
      call.onPart(report);
    } catch (error) {
      // The caller's own failure ends its call and no other; the engine is told to stop and has the grace time for it.
      const failure =
        error instanceof EngineError
          ? error
          : new EngineError("engine-failed", "The text could not be taken.", { cause: error });
      call.settle(failure);
      call.onPart = () => {};
      abort(report.id);
    }
  };

  return {
    run,
    receive(report) {
      if (report.type === "text" || report.type === "segment") return receivePart(report);
      finish(report.id, report.type === "failed" ? fromWireError(report.error) : report);
    },
    close(error) {
      closed = error;
      for (const id of calls.keys()) finish(id, error);
    },
  };
}

/** The same calls, each for this adapter. */
export function callsFor(adapter: string, calls: PendingCalls): PendingCalls {
  return { ...calls, run: (request, take, options) => calls.run({ ...request, adapter }, take, options) };
}
