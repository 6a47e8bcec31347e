/** kill -9 of a worker or of its engine processes at named points of a generation's life. */
import { childrenOf } from "./children-of.ts";
import { areFinished } from "./find-broken.ts";
import { brakeGeneration } from "./generation-brake.ts";
import type { HeldWrite } from "./generation-brake.ts";
import { givenUnservedVersion } from "./given-scripted.ts";
import { eventually } from "./start-worker.ts";
import type { WorkerProcess } from "./start-worker.ts";
import type { FaultDesk } from "./worker-faults.ts";

export type KillPoint = {
  victim: "worker" | "engine";
  at: HeldWrite | "while its model loads" | "in the middle of the text";
  /** What becomes of the write that was held: a statement may commit though nobody hears of it any more. */
  write?: "undone" | "kept";
  /** How often processes died under it, and how it ends. A load that was cut short is left to another worker, or fails. */
  ends: { status: "completed" | "failed"; attempt: number; crashes: number };
};

const AT_ONCE = { status: "completed", attempt: 1, crashes: 0 } as const;
const AGAIN = { status: "completed", attempt: 2, crashes: 1 } as const;

export const KILL_POINTS: KillPoint[] = [
  { victim: "worker", at: "while its model loads", ends: AGAIN },
  { victim: "worker", at: "claimed, before the first event", write: "undone", ends: AGAIN },
  { victim: "worker", at: "storing the first words", write: "undone", ends: AGAIN },
  { victim: "worker", at: "storing the first words", write: "kept", ends: AGAIN },
  { victim: "worker", at: "in the middle of the text", ends: AGAIN },
  { victim: "worker", at: "after the last token, before the end", write: "undone", ends: AGAIN },
  { victim: "worker", at: "inside the end", write: "undone", ends: AGAIN },
  { victim: "worker", at: "inside the end", write: "kept", ends: AT_ONCE },
  { victim: "engine", at: "while its model loads", ends: { status: "failed", attempt: 1, crashes: 0 } },
  { victim: "engine", at: "in the middle of the text", ends: AGAIN },
  // It has nothing more to do with this text.
  { victim: "engine", at: "after the last token, before the end", write: "kept", ends: AT_ONCE },
];

/** "worker, inside the end (undone)". */
export function nameOf({ victim, at, write }: KillPoint): string {
  return `${victim}, ${at}${write && victim === "worker" ? ` (${write})` : ""}`;
}

/** Milliseconds that the model takes which is to be met while it loads. */
const LOADING_MS = 4_000;
const LIMIT = 120_000;

export type NamedKills = {
  /** Orders, kills there, and gives the order's id once it has ended on a worker that lives. */
  killAt(point: KillPoint): Promise<string>;
};

/** One worker at a time. The lease of a killed one lapses at once: how long that takes is what kills at random measure. */
export function namedKills(desk: FaultDesk, url: string): NamedKills {
  const { db } = desk;
  let worker: WorkerProcess | null = null;

  async function kill(victim: KillPoint["victim"], engines: number[]): Promise<void> {
    if (victim === "engine") return engines.forEach((pid) => process.kill(pid, "SIGKILL"));
    worker?.kill("SIGKILL");
    await worker?.ended;
    worker = null;
  }

  async function orderLoading(pid: number): Promise<{ id: string; engines: number[] }> {
    const before = await childrenOf(pid);
    const settings = { tasks: ["translate"], loadDelayMs: LOADING_MS };
    const modelVersionId = await givenUnservedVersion(db, "translate", settings, "en-pt");
    const id = await desk.order({ modelVersionId });
    await eventually(() => db.generation.findFirst({ where: { id, status: "running" } }), LIMIT);
    const engines = await eventually(async () => {
      const fresh = (await childrenOf(pid)).filter((child) => !before.includes(child));
      return fresh.length > 0 && fresh;
    }, LIMIT);
    return { id, engines };
  }

  async function strike({ victim, at, write = "kept" }: KillPoint, pid: number): Promise<string> {
    if (at === "while its model loads") {
      const { id, engines } = await orderLoading(pid);
      await kill(victim, engines);
      return id;
    }
    if (at === "in the middle of the text") {
      const id = await desk.order();
      await eventually(() => db.generationEvent.findFirst({ where: { generationId: id, type: "text" } }), LIMIT);
      await kill(victim, await childrenOf(pid));
      return id;
    }
    const brake = await brakeGeneration(url, at);
    const id = await desk.order();
    await brake.reached();
    await kill(victim, await childrenOf(pid));
    await brake.release(write);
    return id;
  }

  /** Those that were killed are counted on by nobody from now on. */
  async function startOne(): Promise<WorkerProcess> {
    await db.worker.updateMany({ data: { state: "ended" } });
    return desk.start();
  }

  return {
    async killAt(point) {
      worker ??= await startOne();
      const id = await strike(point, worker.pid);
      if (point.victim === "worker") {
        await db.generation.updateMany({ where: { id, status: "running" }, data: { leaseExpiresAt: new Date(0) } });
        worker = await startOne();
      }
      await eventually(() => areFinished(db, [id]), LIMIT);
      return id;
    },
  };
}
