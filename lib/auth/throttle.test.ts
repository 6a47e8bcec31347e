import { describe, expect, it } from "vitest";
import { ADDRESS_FAILURES, ADDRESS_WINDOW, MINUTE, waitFor } from "./throttle.ts";
import type { Tries } from "./throttle.ts";

const now = new Date("2026-11-24T12:00:00Z");
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
const quiet: Tries = {
  ofPair: { count: 0, lastAt: null },
  ofAddress: { count: 0, oldestAt: null },
  ofPerson: 0,
  known: false,
};
const failedNow = (count: number) => ({ ofPair: { count, lastAt: now } });

describe("waitFor", () => {
  it("lets the first four tries of a pair through at once", () => {
    for (const count of [0, 1, 2, 3]) {
      expect(waitFor({ ...quiet, ...failedNow(count) }, now)).toEqual({ refuseFor: 0, answerAfter: 0 });
    }
  });

  it("doubles the wait of a pair with each further failure, up to fifteen minutes", () => {
    const waits = [4, 5, 6, 7, 13, 14, 30].map((count) => waitFor({ ...quiet, ...failedNow(count) }, now).refuseFor);
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 512_000, 15 * MINUTE, 15 * MINUTE]);
  });

  it("counts the wait from the last failure, so that it ends", () => {
    const tries = { ...quiet, ofPair: { count: 7, lastAt: ago(5_000) } };
    expect(waitFor(tries, now).refuseFor).toBe(3_000);
    expect(waitFor(tries, new Date(now.getTime() + 3_000)).refuseFor).toBe(0);
  });

  it("never makes a known address wait for more than a minute", () => {
    expect(waitFor({ ...quiet, ...failedNow(30), known: true }, now).refuseFor).toBe(MINUTE);
  });

  it("refuses an address that failed on many people until the oldest failure is forgotten", () => {
    const ofAddress = { count: ADDRESS_FAILURES, oldestAt: ago(ADDRESS_WINDOW - 60_000) };
    expect(waitFor({ ...quiet, ofAddress }, now).refuseFor).toBe(60_000);
    expect(waitFor({ ...quiet, ofAddress: { ...ofAddress, count: ADDRESS_FAILURES - 1 } }, now).refuseFor).toBe(0);
  });

  it("does not refuse a known address for what others at it did to other people", () => {
    const ofAddress = { count: ADDRESS_FAILURES, oldestAt: now };
    expect(waitFor({ ...quiet, ofAddress, known: true }, now)).toEqual({ refuseFor: 0, answerAfter: 0 });
  });

  it("answers late, and never refuses, when many addresses guess one person", () => {
    expect(waitFor({ ...quiet, ofPerson: 10_000 }, now)).toEqual({ refuseFor: 0, answerAfter: 1_500 });
    expect(waitFor({ ...quiet, ofPerson: 10_000, known: true }, now)).toEqual({ refuseFor: 0, answerAfter: 0 });
    expect(waitFor({ ...quiet, ofPerson: 9 }, now).answerAfter).toBe(0);
  });
});
