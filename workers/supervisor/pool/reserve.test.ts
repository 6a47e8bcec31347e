import { describe, expect, it } from "vitest";
import { paperPool, paperRequest, settled, watched } from "#tests/support/paper-engines";

const { signal } = new AbortController();

describe("memory that a trial load reserves", () => {
  it("is had once it fits beside what runs, holds nobody up until then, and counts until it is freed", async () => {
    const { pool, released } = paperPool(250);
    await pool.lend(paperRequest("old"), "1", signal);
    const other = await pool.lend(paperRequest("other"), "2", signal);
    const reserving = watched(pool.reserve(100, signal));
    (await pool.lend(paperRequest("old"), "3", signal)).giveBack();
    await settled();
    expect([reserving.ended, pool.reserved()]).toEqual([false, 0]);
    other.giveBack();
    const free = await reserving.promise;
    expect(released).toEqual(["other"]);
    expect(pool.reserved()).toBe(100);
    expect(pool.fitsBeside("old", paperRequest("next"))).toBe(false);
    const waiting = watched(pool.lend(paperRequest("third"), "4", signal));
    await settled();
    expect(waiting.ended).toBe(false);
    free();
    free();
    await waiting.promise;
    expect(pool.reserved()).toBe(0);
  });

  it("waits in line like the others once it has waited for long", async () => {
    const { pool, pass, started } = paperPool(100);
    const old = await pool.lend(paperRequest("old"), "1", signal);
    const reserving = pool.reserve(100, signal);
    pass(60_000);
    const later = watched(pool.lend(paperRequest("later"), "2", signal));
    old.giveBack();
    const free = await reserving;
    await settled();
    expect([later.ended, started]).toEqual([false, ["old"]]);
    free();
    await later.promise;
  });

  it("is had alone where there is less, and by one at a time", async () => {
    const { pool } = paperPool(100);
    const first = await pool.reserve(500, signal);
    const second = watched(pool.reserve(50, signal));
    await settled();
    expect(second.ended).toBe(false);
    first();
    (await second.promise)();
  });

  it("is not waited for any longer when nobody wants it", async () => {
    const { pool } = paperPool(100);
    await pool.lend(paperRequest("old"), "1", signal);
    const stop = new AbortController();
    const reserving = pool.reserve(100, stop.signal);
    stop.abort(new Error("cancelled"));
    await expect(reserving).rejects.toThrow("cancelled");
    expect(pool.reserved()).toBe(0);
  });
});
