import { listSupportedBackends } from "onnxruntime-node";

/** What this build of ONNX Runtime brings along: "cpu", "webgpu" …; ours all run on the processor. */
export function onnxBackends(): string[] {
  return listSupportedBackends()
    .filter(({ bundled }) => bundled)
    .map(({ name }) => name);
}
