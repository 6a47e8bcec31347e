/** What llama.cpp finds to calculate on. Loads GPU drivers, so it runs in a process of its own that ends after it. */
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

export const GPU_KINDS = ["cuda", "vulkan", "metal"] as const;
export type GpuKind = (typeof GPU_KINDS)[number];

export type GpuFound = {
  kind: GpuKind;
  /** Null where no library for it could be loaded. */
  found: { names: string[]; totalBytes: number; freeBytes: number } | null;
};

export async function probeGpu(kind: GpuKind): Promise<GpuFound> {
  try {
    const llama = await getLlama({ build: "never", gpu: kind, logLevel: LlamaLogLevel.disabled, progressLogs: false });
    if (llama.gpu !== kind) return { kind, found: null };
    const [names, { total, free }] = await Promise.all([llama.getGpuDeviceNames(), llama.getVramState()]);
    await llama.dispose();
    return { kind, found: names.length > 0 ? { names, totalBytes: total, freeBytes: free } : null };
  } catch {
    // No library for this kind, no driver, or no such device: the caller looks which, and says so.
    return { kind, found: null };
  }
}
