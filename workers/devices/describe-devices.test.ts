import { describe, expect, it } from "vitest";
import { describeDevices, usedDevice, type Facts } from "./describe-devices.ts";
import { limitMemory } from "./memory.ts";
import { countPhysicalCores, quotaOf } from "./processor.ts";

const GB = 1e9;

function facts(changes: Partial<Facts> = {}): Facts {
  return {
    choice: "auto",
    platform: "linux",
    installed: { cuda: false, vulkan: false, metal: false },
    drivers: { cuda: false, vulkan: false },
    processor: { name: "Xeon", physicalCores: 4, logicalCores: 8, usableCores: 8 },
    memory: { totalBytes: 16 * GB, freeBytes: 8 * GB },
    probed: { gpus: [], onnxBackends: ["cpu"] },
    ...changes,
  };
}

const card = { names: ["NVIDIA H100"], totalBytes: 80 * GB, freeBytes: 79 * GB };
const withCard = facts({
  installed: { cuda: true, vulkan: true, metal: false },
  drivers: { cuda: true, vulkan: true },
  probed: {
    gpus: [
      { kind: "cuda", found: card },
      { kind: "vulkan", found: card },
    ],
    onnxBackends: ["cpu", "webgpu"],
  },
});

const whyOf = (found: Facts, kind: string) => describeDevices(found).find((device) => device.kind === kind)?.why;

describe("the devices of a machine", () => {
  it("are the processor alone where nothing else is, with what is missing", () => {
    const devices = describeDevices(facts());
    expect(devices.map(({ kind, usable, used }) => ({ kind, usable, used }))).toEqual([
      { kind: "cuda", usable: false, used: false },
      { kind: "vulkan", usable: false, used: false },
      { kind: "cpu", usable: true, used: true },
    ]);
    expect(whyOf(facts(), "cuda")).toBe("No driver of NVIDIA was found.");
    expect(devices.at(-1)?.name).toBe("Xeon (4 cores, 8 threads)");
  });

  it("say how to add the parts for a GPU that is there", () => {
    expect(whyOf(facts({ drivers: { cuda: true, vulkan: false } }), "cuda")).toContain("npm run gpu");
  });

  it("use CUDA before Vulkan, and exactly one", () => {
    const devices = describeDevices(withCard);
    expect(usedDevice(devices)).toBe("cuda");
    expect(devices.filter(({ used }) => used)).toHaveLength(1);
    expect(devices[0]).toMatchObject({ name: "NVIDIA H100", memoryBytes: 80 * GB, usable: true });
    expect(whyOf(withCard, "cpu")).toContain("webgpu");
  });

  it("follow the setting, and say so", () => {
    expect(usedDevice(describeDevices({ ...withCard, choice: "vulkan" }))).toBe("vulkan");
    expect(usedDevice(describeDevices({ ...withCard, choice: "cpu" }))).toBe("cpu");
    expect(whyOf({ ...withCard, choice: "cpu" }, "cuda")).toBe("COPYDESK_DEVICE is cpu.");
    expect(whyOf(facts({ choice: "cuda" }), "cpu")).toContain("cannot be used");
  });

  it("go on with the processor when a driver hangs", () => {
    const hung = { ...withCard, probed: null };
    expect(usedDevice(describeDevices(hung))).toBe("cpu");
    expect(whyOf(hung, "cuda")).toContain("did not answer");
  });

  it("are Metal and the processor on a Mac", () => {
    const mac = facts({
      platform: "darwin",
      installed: { cuda: false, vulkan: false, metal: true },
      probed: { gpus: [{ kind: "metal", found: { ...card, names: ["Apple M3"] } }], onnxBackends: ["cpu"] },
    });
    expect(describeDevices(mac).map(({ kind, used }) => [kind, used])).toEqual([
      ["metal", true],
      ["cpu", false],
    ]);
  });
});

describe("limits of a container", () => {
  it("count for memory where they are below the machine's", () => {
    expect(limitMemory(64 * GB, 4 * GB, 3 * GB)).toEqual({ totalBytes: 4 * GB, freeBytes: 3 * GB });
    expect(limitMemory(64 * GB, 4 * GB, 60 * GB)).toEqual({ totalBytes: 4 * GB, freeBytes: 4 * GB });
    expect(limitMemory(64 * GB, 0, 60 * GB)).toEqual({ totalBytes: 64 * GB, freeBytes: 60 * GB });
    expect(limitMemory(64 * GB, 2 ** 63, 60 * GB)).toEqual({ totalBytes: 64 * GB, freeBytes: 60 * GB });
  });

  it("count for cores", () => {
    expect([quotaOf("150000 100000\n"), quotaOf("50000 100000"), quotaOf("max 100000"), quotaOf("")]).toEqual([
      1,
      1,
      null,
      null,
    ]);
  });

  it("count two threads of one core once", () => {
    const cpuinfo = [0, 1, 2, 3].map((id) => `processor : ${id}\nphysical id : 0\ncore id : ${id % 2}\n`).join("\n");
    expect(countPhysicalCores(cpuinfo)).toBe(2);
    expect(countPhysicalCores("processor : 0\n")).toBeNull();
  });
});
