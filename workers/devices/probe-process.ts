/** The short-lived process that loads libraries to see what they find; find-devices.ts starts it and reads its line. */
import { onnxBackends } from "../engines/onnx/backends.ts";
import { probeGpu, type GpuFound } from "../engines/llama/gpu-probe.ts";
import { probeOrderSchema, type Probed } from "./probe.ts";

const kinds = probeOrderSchema.parse(process.argv.slice(2));
const gpus: GpuFound[] = [];
for (const kind of kinds) gpus.push(await probeGpu(kind));
const probed: Probed = { gpus, onnxBackends: onnxBackends() };
process.send?.(probed, () => process.exit());
