import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { codeOf } from "#lib/storage/storage-error";

export type Processor = {
  name: string;
  /** Cores that calculate; two threads of one core count once. Null where the system does not tell. */
  physicalCores: number | null;
  logicalCores: number;
  /** What this process may use at a time, as affinity and the quota of a container leave it. */
  usableCores: number;
};

export function readProcessor(): Processor {
  const all = cpus();
  return {
    name: all[0]?.model.replace(/\s+/g, " ").trim() || "Processor",
    physicalCores: countPhysicalCores(readIfThere("/proc/cpuinfo")),
    logicalCores: all.length,
    usableCores: Math.min(availableParallelism(), quotaOf(readIfThere("/sys/fs/cgroup/cpu.max")) ?? Infinity),
  };
}

/** Pairs of package and core in Linux's /proc/cpuinfo; null where it does not name them. */
export function countPhysicalCores(text: string): number | null {
  const cores = text.split(/\n\s*\n/).flatMap((block) => {
    const core = /^core id\s*:\s*(\d+)/m.exec(block)?.[1];
    return core === undefined ? [] : [`${/^physical id\s*:\s*(\d+)/m.exec(block)?.[1] ?? 0}/${core}`];
  });
  return cores.length > 0 ? new Set(cores).size : null;
}

/** Whole cores of a quota such as "150000 100000" (Linux, control groups version 2); null for "max". */
export function quotaOf(text: string): number | null {
  const [quota, period] = text.trim().split(/\s+/).map(Number);
  return quota && period ? Math.max(1, Math.floor(quota / period)) : null;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (["ENOENT", "EACCES", "ENOTDIR"].includes(codeOf(error) ?? "")) return "";
    throw error;
  }
}
