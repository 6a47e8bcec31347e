/** Engine processes of the scripted engine, for tests of the process around an engine. */
import type { LoadRequest } from "#workers/engines/engine";
import { startEngineProcess } from "#workers/inference/client";
import type { EngineExit, EngineHandle, EngineProcessOptions } from "#workers/inference/client";

export function scriptedRequest(settings: Record<string, unknown> = {}): LoadRequest {
  const version = { id: "v1", name: "scripted", number: 1, digest: "00", format: "none" as const };
  return { engine: "scripted", version, files: {}, settings };
}

export type ScriptedProcesses = {
  /** Starts one with these settings of the scripted engine. */
  start(settings?: Record<string, unknown>, changes?: Partial<EngineProcessOptions>): Promise<EngineHandle>;
  /** The ends of those that had loaded, since the last `endAll`. */
  exits(): EngineExit[];
  /** For `afterEach`. */
  endAll(): Promise<void>;
};

export function scriptedProcesses(): ScriptedProcesses {
  const handles: EngineHandle[] = [];
  let exits: EngineExit[] = [];
  return {
    async start(settings = {}, changes = {}) {
      const own = exits;
      const onExit = (exit: EngineExit) => void own.push(exit);
      const options = { loadTimeoutMs: 20_000, graceMs: 200, onExit, ...changes };
      const handle = await startEngineProcess(scriptedRequest(settings), options);
      handles.push(handle);
      return handle;
    },
    exits: () => exits,
    async endAll() {
      await Promise.all(handles.splice(0).map((handle) => handle.kill()));
      exits = [];
    },
  };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
