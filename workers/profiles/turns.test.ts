import { describe, expect, it } from "vitest";
import { createTurns } from "./turns.ts";

/** A worker to which somebody may come, and who waits no longer once it has been waited for them. */
function givenTurns() {
  const listeners = new Set<() => void>();
  const state = { waiting: false, waits: 0 };
  const turns = createTurns({
    signal: new AbortController().signal,
    isSomebodyWaiting: async () => state.waiting,
    onWait() {
      state.waits += 1;
      state.waiting = false;
    },
    whenSomebodyComes(arrived) {
      listeners.add(arrived);
      return () => void listeners.delete(arrived);
    },
    intervalMs: 1,
  });
  const come = () => {
    state.waiting = true;
    for (const listener of listeners) listener();
  };
  return { turns, state, listeners, come };
}

describe("turns of work for which nobody waits", () => {
  it("end as soon as a text begins here, and are taken again when it is done", async () => {
    const { turns, state, listeners, come } = givenTurns();
    let tries = 0;
    const result = await turns.take(async (signal) => {
      tries += 1;
      if (tries === 1) come();
      return signal.aborted ? "broken off" : "whole";
    });
    expect({ result, tries, waits: state.waits }).toEqual({ result: "whole", tries: 2, waits: 1 });
    expect(listeners.size).toBe(0);
  });
});
