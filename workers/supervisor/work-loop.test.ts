import { afterEach, describe, expect, it } from "vitest";
import type { Queue, QueuedJob } from "#lib/jobs/queue";
import { queueWork } from "./queue-work.ts";
import { startWorkLoop } from "./work-loop.ts";
import type { WorkLoop } from "./work-loop.ts";

/** A queue in memory, with the order of what was asked of it. */
function givenQueue(count: number) {
  const waiting: QueuedJob<"index-source">[] = Array.from({ length: count }, (_, index) => ({
    id: `job-${index}`,
    payload: { sourceId: `source-${index}` },
  }));
  const ended: string[] = [];
  const queue = {
    fetch: (_name: string, size: number) => Promise.resolve(waiting.splice(0, size)),
    complete: (_name: string, id: string) => Promise.resolve(void ended.push(id)),
    fail: (_name: string, id: string) => Promise.resolve(void ended.push(`${id} failed`)),
    close: () => Promise.resolve(),
  } as unknown as Queue;
  return { queue, ended, waiting };
}

const unreachable = { connected: () => true, onError: (error: unknown) => expect.unreachable(String(error)) };

describe("the work loop", () => {
  let loop: WorkLoop;
  afterEach(() => loop.stop());

  it("takes the next job as soon as a slot is free, never more than its slots", async () => {
    const { queue, ended } = givenQueue(7);
    let running = 0;
    let most = 0;
    await new Promise<void>((resolve) => {
      const run = async () => {
        most = Math.max(most, ++running);
        await new Promise((next) => setTimeout(next, 2));
        running -= 1;
        if (ended.length === 6) resolve();
      };
      loop = startWorkLoop(queueWork(queue, "index-source", 2, run), unreachable);
    });
    await loop.stop();
    expect(most).toBe(2);
    expect(ended).toHaveLength(7);
  });

  it("has the first run while it looks for the next, where it asks for one after the other", async () => {
    const began: number[] = [];
    let taken = 0;
    await new Promise<void>((resolve) => {
      const take = async (count: number) => {
        expect({ count, began: began.length }).toEqual({ count: 1, began: taken });
        if (taken === 3) {
          resolve();
          return [];
        }
        taken += 1;
        return [taken];
      };
      const run = async (item: number) => void began.push(item);
      loop = startWorkLoop({ name: "text", slots: 8, oneByOne: true, take, run }, unreachable);
    });
    expect(began).toEqual([1, 2, 3]);
  });

  it("takes nothing more once it is told to stop, and waits for what runs", async () => {
    const { queue, ended, waiting } = givenQueue(3);
    const run = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
    loop = startWorkLoop(queueWork(queue, "index-source", 1, run), unreachable);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await loop.stop();
    expect(ended).toEqual(["job-0"]);
    expect(waiting).toHaveLength(2);
  });

  it("fails a job that throws, tells of it, and goes on", async () => {
    const { queue, ended } = givenQueue(2);
    const errors: unknown[] = [];
    await new Promise<void>((resolve) => {
      const run = ({ id }: { id: string }) => {
        if (id === "job-0") return Promise.reject(new Error("a bug"));
        resolve();
        return Promise.resolve();
      };
      const onError = (error: unknown) => errors.push(error);
      loop = startWorkLoop(queueWork(queue, "index-source", 1, run), { ...unreachable, onError });
    });
    await loop.stop();
    expect(errors).toHaveLength(1);
    expect(ended).toEqual(["job-0 failed", "job-1"]);
  });

  it("waits at its end for what was being claimed when it was told to stop", async () => {
    let answer = (_items: string[]) => {};
    const ran: string[] = [];
    const take = () => new Promise<string[]>((resolve) => (answer = resolve));
    const run = (item: string) => Promise.resolve(void ran.push(item));
    loop = startWorkLoop({ name: "late", slots: 1, take, run }, unreachable);
    const stopped = loop.stop();
    answer(["claimed late"]);
    await stopped;
    expect(ran).toEqual(["claimed late"]);
  });
});
