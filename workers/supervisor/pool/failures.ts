/** Versions that could not be loaded here, until they are tried again. */
import type { LoadFailure } from "#lib/workers/schema";
import { EngineError, type EngineErrorCode } from "../../engines/engine.ts";
import { labelOf, type PoolRequest } from "./requests.ts";

/** A file may come back and memory get free: after the first failure, then after twice as long each time. */
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 15 * 60_000;

/** What the version or the machine is to blame for, and would be again at once: also a process that went while it loaded. */
const LASTING: EngineErrorCode[] = ["load-failed", "file-missing", "timed-out", "process-ended"];

export type Failures = {
  note(request: PoolRequest, error: unknown): void;
  forget(versionId: string): void;
  list(): LoadFailure[];
};

export function createFailures(now: () => number, onChange: () => void): Failures {
  const failed = new Map<string, LoadFailure & { times: number; until: number }>();
  return {
    note(request, error) {
      if (!(error instanceof EngineError) || !LASTING.includes(error.code)) return;
      const { id } = request.version;
      const times = (failed.get(id)?.times ?? 0) + 1;
      const until = now() + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (times - 1));
      const { code, message } = error;
      failed.set(id, {
        versionId: id,
        name: labelOf(request),
        code,
        message,
        at: new Date().toISOString(),
        times,
        until,
      });
      onChange();
    },
    forget(versionId) {
      if (failed.delete(versionId)) onChange();
    },
    list: () => [...failed.values()].flatMap(({ times: _, until, ...failure }) => (until > now() ? [failure] : [])),
  };
}
