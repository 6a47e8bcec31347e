import { findDevices } from "../../../workers/devices/find-devices.ts";
import { note, ok } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";

const GIGABYTE = 1024 ** 3;
const NAMES = { cpu: "Processor", cuda: "CUDA", vulkan: "Vulkan", metal: "Metal" };

/** What a worker on this machine would run models on, found as a worker finds it, and why the rest is not used. */
export async function devices({ settings }: Examined): Promise<Finding[]> {
  const found = await findDevices(settings.COPYDESK_DEVICE);
  const findings = found.map(({ kind, name, memoryBytes, used, why }) => {
    const memory = memoryBytes === null ? "" : `, ${Math.round(memoryBytes / GIGABYTE)} GB`;
    return ok(`${NAMES[kind]}${name === null ? "" : `: ${name}${memory}`}${used ? ", used" : ""}. ${why}`);
  });
  const wanted = found.find(({ kind }) => kind === settings.COPYDESK_DEVICE);
  if (settings.COPYDESK_DEVICE === "auto" || wanted?.used) return findings;
  return [
    ...findings,
    note(
      `COPYDESK_DEVICE asks for ${settings.COPYDESK_DEVICE}, which is not used.`,
      "Take the setting away, or look above for what is missing.",
    ),
  ];
}
