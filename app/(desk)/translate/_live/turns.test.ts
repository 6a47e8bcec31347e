import { describe, expect, it } from "vitest";
import { createTurns } from "./turns.ts";

describe("turns", () => {
  it("end the one before when a new one begins", () => {
    const turns = createTurns();
    const first = turns.begin();
    const second = turns.begin();
    expect([first.signal.aborted, first.isCurrent()]).toEqual([true, false]);
    expect([second.signal.aborted, second.isCurrent()]).toEqual([false, true]);
    expect(second.number).toBeGreaterThan(first.number);
  });

  it("have no current one after they were cancelled", () => {
    const turns = createTurns();
    const only = turns.begin();
    turns.cancel();
    expect([only.signal.aborted, only.isCurrent()]).toEqual([true, false]);
  });
});
