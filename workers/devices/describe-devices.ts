/** From facts to devices with a reason each: pure, so that machines that we do not have can be tested. */
import type { Device } from "#lib/workers/schema";
import type { GpuKind } from "../engines/llama/gpu-probe.ts";
import type { DeviceChoice } from "./device-choice.ts";
import type { Memory } from "./memory.ts";
import type { Probed } from "./probe.ts";
import type { Processor } from "./processor.ts";

export type Facts = {
  choice: DeviceChoice;
  platform: NodeJS.Platform;
  /** Whether the parts of llama.cpp for it are there. */
  installed: Record<GpuKind, boolean>;
  /** Whether something of a driver is to be seen. */
  drivers: { cuda: boolean; vulkan: boolean };
  processor: Processor;
  memory: Memory;
  /** Null when looking did not come to an end. */
  probed: Probed | null;
};

/** GPUs first, then the processor; exactly one is used. CUDA goes before Vulkan: both find the same card. */
export function describeDevices(facts: Facts): Device[] {
  const gpus = kindsOn(facts.platform).map((kind) => describeGpu(kind, facts));
  const wanted = facts.choice === "auto" ? gpus.find(({ usable }) => usable)?.kind : facts.choice;
  const used = gpus.find((gpu) => gpu.kind === wanted && gpu.usable);
  return [...gpus.map((gpu) => ({ ...gpu, used: gpu === used })), describeProcessor(facts, used)];
}

/** For `Worker.device`: what writing models run on. */
export function usedDevice(devices: Device[]): Device["kind"] {
  return devices.find(({ used }) => used)?.kind ?? "cpu";
}

function kindsOn(platform: NodeJS.Platform): GpuKind[] {
  return platform === "darwin" ? ["metal"] : ["cuda", "vulkan"];
}

function describeGpu(kind: GpuKind, facts: Facts): Omit<Device, "used"> {
  const found = facts.probed?.gpus.find((gpu) => gpu.kind === kind)?.found ?? null;
  const allowed = facts.choice === "auto" || facts.choice === kind;
  return {
    kind,
    name: found ? found.names.join(", ") : null,
    memoryBytes: found?.totalBytes ?? null,
    freeBytes: found?.freeBytes ?? null,
    usable: found !== null && allowed,
    why: whyGpu(kind, facts, found !== null, allowed),
  };
}

function whyGpu(kind: GpuKind, facts: Facts, found: boolean, allowed: boolean): string {
  const { choice, installed, drivers, probed } = facts;
  if (!allowed) return `COPYDESK_DEVICE is ${choice}.`;
  if (found) return "llama.cpp runs on it.";
  if (!installed[kind]) {
    if (kind === "cuda" && !drivers.cuda) return "No driver of NVIDIA was found.";
    if (kind === "vulkan" && !drivers.vulkan) return "No graphics driver was found.";
    return "The parts for it are not installed: npm run gpu adds them.";
  }
  if (!probed) return "Its driver did not answer, or ended the process that looked.";
  return "llama.cpp finds no device of this kind; the driver may be missing or too old.";
}

function describeProcessor(
  { processor, memory, probed, choice }: Facts,
  gpu: Omit<Device, "used"> | undefined,
): Device {
  const { name, physicalCores, logicalCores, usableCores } = processor;
  const cores = physicalCores === null ? `${logicalCores} cores` : `${physicalCores} cores, ${logicalCores} threads`;
  const limited = usableCores < logicalCores ? `, ${usableCores} for this process` : "";
  const onnx = (probed?.onnxBackends ?? []).filter((backend) => backend !== "cpu");
  const others =
    onnx.length > 0 ? ` ONNX Runtime also knows ${onnx.join(", ")}; its models are small and stay here.` : "";
  const missed =
    choice !== "auto" && choice !== "cpu" && !gpu ? ` COPYDESK_DEVICE is ${choice}, which cannot be used.` : "";
  return {
    kind: "cpu",
    name: `${name} (${cores}${limited})`,
    memoryBytes: memory.totalBytes,
    freeBytes: memory.freeBytes,
    usable: true,
    used: gpu === undefined,
    why: gpu
      ? `Translates, searches and checks; texts are written on the GPU.${others}`
      : `All models run on it.${missed}${others}`,
  };
}
