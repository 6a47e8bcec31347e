/** The adapters that are open in an engine process, by the id of their version, beside the version that it was started for. */
import { EngineError, type Engine, type LoadRequest } from "../engines/engine.ts";
import { reportOf } from "./loaded-report.ts";
import type { LoadedReport } from "./protocol.ts";

export type OpenAdapters = {
  /** The base itself without an id. Throws `process-ended` for an adapter that is not open. */
  find(id: string | undefined): Engine;
  open(request: LoadRequest): Promise<{ loaded: LoadedReport; memoryBytes: number }>;
  /** Nothing happens when it is not open. */
  close(id: string): Promise<void>;
};

export function createOpenAdapters(base: Engine, residentBytes: () => number): OpenAdapters {
  const adapters = new Map<string, Engine>();
  return {
    find(id) {
      const engine = id === undefined ? base : adapters.get(id);
      if (engine) return engine;
      throw new EngineError("process-ended", "The adapter was taken out of service.");
    },
    async open(request) {
      const { id, name } = request.version;
      if (!base.openAdapter) throw new EngineError("load-failed", `${base.version.name} takes no adapters.`);
      if (adapters.has(id)) throw new EngineError("load-failed", `${name} is open already.`);
      const before = residentBytes();
      const engine = await base.openAdapter(request);
      adapters.set(id, engine);
      return { loaded: reportOf(engine), memoryBytes: Math.max(0, residentBytes() - before) };
    },
    async close(id) {
      const engine = adapters.get(id);
      adapters.delete(id);
      await engine?.release();
    },
  };
}
