import { describe, expect, it } from "vitest";
import { createTurns } from "./turns.ts";

const never = new AbortController().signal;

describe("turns", () => {
  it("lets so many run at a time, in the order they came", async () => {
    const turns = createTurns(2);
    const order: number[] = [];
    const ends: (() => void)[] = [];
    const work = [0, 1, 2, 3].map(async (index) => {
      const end = await turns.take(never);
      order.push(index);
      ends.push(end!);
    });
    await Promise.all(work.slice(0, 2));
    expect(order).toEqual([0, 1]);
    ends[1]!();
    await work[2];
    expect(order).toEqual([0, 1, 2]);
    ends[0]!();
    await work[3];
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it("lets one that is aborted leave the line without a turn", async () => {
    const turns = createTurns(1);
    const end = await turns.take(never);
    const controller = new AbortController();
    const leaving = turns.take(controller.signal);
    const staying = turns.take(never);
    controller.abort();
    expect(await leaving).toBeNull();
    end!();
    expect(await staying).not.toBeNull();
    expect(await turns.take(AbortSignal.abort())).toBeNull();
  });

  it("counts a turn that is ended twice once", async () => {
    const turns = createTurns(1);
    const end = await turns.take(never);
    end!();
    end!();
    const first = await turns.take(never);
    let second = false;
    void turns.take(never).then(() => (second = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(second).toBe(false);
    first!();
  });
});
