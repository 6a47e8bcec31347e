/** Memory as this process may have it: of the machine, or of the container that it runs in. */
import { totalmem } from "node:os";

export type Memory = { totalBytes: number; freeBytes: number };

/** Linux's limits for groups of processes count; Node reads version 1 and 2 of them. */
export function readMemory(): Memory {
  return limitMemory(totalmem(), process.constrainedMemory(), process.availableMemory());
}

/** `limit` is 0 or beyond the machine's own memory where nothing limits it. */
export function limitMemory(machineBytes: number, limit: number, availableBytes: number): Memory {
  const totalBytes = limit > 0 && limit < machineBytes ? limit : machineBytes;
  return { totalBytes, freeBytes: Math.max(0, Math.min(availableBytes, totalBytes)) };
}

/** Linux kills the largest process first; this much of the memory is for models, the rest stays for everything else. */
const MEMORY_SHARE = 0.7;

/** Bytes that all loaded models may need together: as it was set, else a share of what there is. */
export function memoryBudget(set: number | undefined): number {
  return set ?? Math.floor(readMemory().totalBytes * MEMORY_SHARE);
}
