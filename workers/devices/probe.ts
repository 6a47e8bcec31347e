import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { minimalEnvironment } from "../inference/child.ts";

export const probeOrderSchema = z.array(z.enum(["cuda", "vulkan", "metal"]));

const probedSchema = z.object({
  gpus: z.array(
    z.object({
      kind: z.enum(["cuda", "vulkan", "metal"]),
      found: z.object({ names: z.array(z.string()), totalBytes: z.number(), freeBytes: z.number() }).nullable(),
    }),
  ),
  onnxBackends: z.array(z.string()),
});
export type Probed = z.infer<typeof probedSchema>;

/** Drivers may hang; a worker that does not know its GPU after this works on the processor. */
const LIMIT_MS = 30_000;

/** Null when the process did not come to an end in time, or fell over a driver. */
export function probe(kinds: z.infer<typeof probeOrderSchema>): Promise<Probed | null> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL("./probe-process.ts", import.meta.url)), kinds, {
      env: minimalEnvironment(),
      stdio: "ignore",
    });
    const late = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
    let probed: Probed | null = null;
    child.on("message", (message) => (probed = probedSchema.safeParse(message).data ?? null));
    const end = () => {
      clearTimeout(late);
      resolve(probed);
    };
    child.once("exit", end);
    child.once("error", end);
  });
}
