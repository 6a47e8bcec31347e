import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The engine processes of a worker, which are its only children once it works. */
export async function childrenOf(worker: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,comm="]);
  return stdout.split("\n").flatMap((line) => {
    const [pid, parent, command] = line.trim().split(/\s+/);
    return Number(parent) === worker && command !== "ps" ? [Number(pid)] : [];
  });
}
