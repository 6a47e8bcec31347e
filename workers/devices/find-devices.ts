/**
 * What this machine has to run models on, and for each device why it is used or not. Found once when a worker starts:
 * in files of the system, and by a short-lived process that loads the libraries.
 */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Device } from "#lib/workers/schema";
import { describeDevices, type Facts } from "./describe-devices.ts";
import { readMemory } from "./memory.ts";
import { probe } from "./probe.ts";
import { readProcessor } from "./processor.ts";
import type { DeviceChoice } from "./device-choice.ts";

export async function findDevices(choice: DeviceChoice): Promise<Device[]> {
  const installed = { cuda: hasParts("cuda"), vulkan: hasParts("vulkan"), metal: process.platform === "darwin" };
  const looked = (["cuda", "vulkan", "metal"] as const).filter((kind) => choice !== "cpu" && installed[kind]);
  const facts: Facts = {
    choice,
    platform: process.platform,
    installed,
    drivers: {
      cuda: existsSync("/dev/nvidiactl") || hasProgram("nvidia-smi"),
      vulkan: existsSync("/dev/dri") || hasProgram("vulkaninfo"),
    },
    processor: readProcessor(),
    memory: readMemory(),
    probed: await probe(looked),
  };
  return describeDevices(facts);
}

/** `npm run gpu` adds them; ordinary installations have none. */
function hasParts(kind: "cuda" | "vulkan"): boolean {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `@node-llama-cpp/${platform}-${process.arch}-${kind}`;
  return existsSync(fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)));
}

function hasProgram(name: string): boolean {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => mayRun(join(folder, file)));
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // The only way in which it says no.
    return false;
  }
}
