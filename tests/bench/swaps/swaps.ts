/** P15 and P19: what a swap costs those who write meanwhile, and what is left of it in memory. */
import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { percentile, spreadOf } from "../statistics.ts";
import { counted, none } from "../measure.ts";
import type { Finding, Measure } from "../measure.ts";
import { requireModel } from "../bench-desk.ts";
import { openSwaps } from "./open-swaps.ts";
import type { OpenSwaps } from "./open-swaps.ts";

const MODEL = "smollm2-135m-instruct-q4_1";
const TOKENS = 48;
const WRITERS = 2;

export const swapping: Measure = {
  id: "P15",
  title: "A swap while texts are written, both versions fit",
  conditions: [`SmolLM2 135M Instruct Q4_1 to a second version of it, 1 thread, ${WRITERS} texts of ${TOKENS} tokens`],
  async run(desk, { repetitions }) {
    const settings = { device: "cpu", contextLength: 1_024, threads: 1, repeatPenalty: 1 };
    const files = requireModel(MODEL);
    const swaps = await openSwaps(desk, { engine: "llama", task: "write", format: "gguf", files, settings }, TOKENS);
    try {
      const usual: number[] = [];
      const usualStarts: number[] = [];
      const gaps: number[] = [];
      const starts: number[] = [];
      let failed = 0;
      const writing = swaps.keepWriting(WRITERS);
      await pause(8_000);
      for (let index = 0; index < repetitions; index += 1) {
        const before = new Date();
        await pause(6_000);
        const quiet = { from: before, to: new Date() };
        const window = await swaps.swap();
        usual.push(...(await swaps.gapsIn(quiet)));
        usualStarts.push(...(await swaps.startsIn(quiet)));
        gaps.push(...(await swaps.gapsIn(window)));
        starts.push(...(await swaps.startsIn(window)));
      }
      failed += await writing.stop();
      const sorted = (values: number[]) => values.toSorted((one, other) => one - other);
      const normal = percentile(sorted(usual), 0.99);
      const during = percentile(sorted(gaps), 0.99);
      const extra = Math.max(0, Math.max(0, ...starts) - Math.max(0, ...usualStarts));
      return [
        counted("no new generation can start, longest beyond what is usual", extra, "≤ 100 ms", extra <= 100, "ms"),
        counted("generations that began meanwhile", starts.length, "some", starts.length > 0),
        none("failed generations", failed),
        {
          what: "p99 gap between texts of running ones",
          unit: "ms",
          ours: spreadOf([during]),
          peer: { name: "without a swap", figures: spreadOf([normal]) },
          ratio: spreadOf([during / normal]),
          target: "≤ 2",
          holds: during / normal <= 2,
        },
      ];
    } finally {
      await swaps.stop();
    }
  },
};

const FEW = 10;
const MANY = 200;

export const manySwaps: Measure = {
  id: "P19",
  title: "Memory after many swaps",
  conditions: [
    `Scripted writers, resident memory of worker and engines; ${MANY} swaps unless --rounds says fewer`,
    "Each figure after the worker has collected its garbage: V8 lets lie what nobody refers to until it needs the room, " +
      "which without that is 293 MB after 10 swaps, 347 MB after 60, and the same after 200",
  ],
  async run(desk, { rounds }) {
    const many = Math.max(FEW + 1, rounds ?? MANY);
    const swaps = await openSwaps(desk, { engine: "scripted", task: "write", format: "none" }, TOKENS);
    try {
      for (let done = 0; done < FEW; done += 1) await swaps.swap();
      const few = await settled(swaps);
      for (let done = FEW; done < many; done += 1) await swaps.swap();
      const after = await settled(swaps);
      return [
        grown(`resident, worker and engines, after ${many} swaps`, after.resident, few.resident),
        grown(`what the worker still refers to, after ${many} swaps`, after.live, few.live),
      ];
    } finally {
      await swaps.stop();
    }
  },
};

/** Bytes now and at first. */
function grown(what: string, after: number, few: number): Finding {
  const peer = { name: `after ${FEW}`, figures: spreadOf([few / 1e6]) };
  const ratio = after / few;
  const judged = { ratio: spreadOf([ratio]), target: "≤ 1.02", holds: ratio <= 1.02 };
  return { what, unit: "MB", ours: spreadOf([after / 1e6]), peer, ...judged };
}

/** The middle of several looks: what runs beside it comes and goes. */
async function settled({ workerPid, collect }: OpenSwaps): Promise<{ resident: number; live: number }> {
  const live = await collect();
  const looks: number[] = [];
  for (let look = 0; look < 5; look += 1) {
    await pause(2_000);
    looks.push(residentBytes(workerPid));
  }
  return { resident: spreadOf(looks).median, live };
}

/** Of a process and its children. Pages of /proc/<pid>/statm: https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html */
function residentBytes(pid: number): number {
  const PAGE = 4_096;
  const pids = readdirSync("/proc").filter(
    (name) => /^\d+$/.test(name) && (Number(name) === pid || parentOf(name) === pid),
  );
  const pages = pids.map((one) => Number(readFileSync(`/proc/${one}/statm`, "utf8").split(" ")[1]));
  return pages.reduce((sum, count) => sum + count, 0) * PAGE;
}

/** Null for a process that has ended meanwhile. */
function parentOf(pid: string): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return Number(fields[1]);
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}
