import { describe, expect, it } from "vitest";
import { paperPool, paperRequest, settled, watched } from "#tests/support/paper-engines";

const { signal } = new AbortController();

describe("preparing a version for a swap", () => {
  it("loads it beside what runs, for nobody, and nothing else may end it until it is kept", async () => {
    const { pool, released } = paperPool(250);
    (await pool.lend(paperRequest("old"), "1", signal)).giveBack();
    const prepared = await pool.prepare(paperRequest("next"), { signal });
    expect(prepared.engine.version.id).toBe("next");
    expect(pool.report().find(({ versionId }) => versionId === "next")).toMatchObject({ running: [], prepared: true });
    const other = await pool.lend(paperRequest("other"), "2", signal);
    expect(released).toEqual(["old"]);
    other.giveBack();
    const busy = await pool.lend(paperRequest("other"), "3", signal);
    const waiting = watched(pool.lend(paperRequest("third"), "4", signal));
    await settled();
    expect(waiting.ended).toBe(false);
    prepared.keep();
    await waiting.promise;
    expect(released).toEqual(["old", "next"]);
    busy.giveBack();
  });

  it("ends it when it is discarded, but not one that was loaded before or that somebody works with", async () => {
    const { pool, released } = paperPool(1_000);
    const fresh = await pool.prepare(paperRequest("fresh"), { signal });
    await fresh.discard();
    await fresh.discard();
    expect(released).toEqual(["fresh"]);
    (await pool.lend(paperRequest("known"), "1", signal)).giveBack();
    await (await pool.prepare(paperRequest("known"), { signal })).discard();
    const used = await pool.prepare(paperRequest("used"), { signal });
    await pool.lend(paperRequest("used"), "2", signal);
    await used.discard();
    expect(released).toEqual(["fresh"]);
    expect(pool.report()).toHaveLength(2);
  });

  it("says why it does not load, and leaves the old one as it is", async () => {
    const { pool, fail, started } = paperPool(1_000);
    await pool.lend(paperRequest("old"), "1", signal);
    fail("next");
    await expect(pool.prepare(paperRequest("next"), { signal })).rejects.toMatchObject({ code: "load-failed" });
    expect(pool.report().map(({ versionId, running }) => [versionId, running])).toEqual([["old", ["1"]]]);
    expect(started).toEqual(["old", "next"]);
  });

  it("ends a load that is not wanted any more", async () => {
    const { pool, slowly } = paperPool(1_000);
    slowly("next");
    const stop = new AbortController();
    const preparing = pool.prepare(paperRequest("next"), { signal: stop.signal });
    await settled();
    stop.abort(new Error("cancelled"));
    await expect(preparing).rejects.toThrow("cancelled");
    await settled();
    expect(pool.report()).toEqual([]);
  });
});

describe("retiring a version", () => {
  it("ends it with its last holder, and says when its memory is free", async () => {
    const { pool, released } = paperPool(1_000);
    const [one, two] = [
      await pool.lend(paperRequest("old"), "1", signal),
      await pool.lend(paperRequest("old"), "2", signal),
    ];
    const retiring = watched(pool.retire("old"));
    one.giveBack();
    await settled();
    expect([retiring.ended, released]).toEqual([false, []]);
    expect(pool.report()[0]?.state).toBe("ending");
    two.giveBack();
    expect(await retiring.promise).toBe("ended");
    expect([released, pool.report()]).toEqual([["old"], []]);
  });

  it("ends an idle one at once, and has nothing to do for one that is not loaded", async () => {
    const { pool, released } = paperPool(1_000);
    (await pool.lend(paperRequest("old"), "1", signal)).giveBack();
    expect(await pool.retire("old")).toBe("ended");
    expect(await pool.retire("old")).toBe("ended");
    expect(released).toEqual(["old"]);
  });

  it("loads nothing twice: who asks for it by name meanwhile is lent it, and it stays", async () => {
    const { pool, started } = paperPool(1_000);
    const before = await pool.lend(paperRequest("old"), "1", signal);
    const retiring = pool.retire("old");
    const after = await pool.lend(paperRequest("old"), "2", signal);
    before.giveBack();
    expect(await retiring).toBe("kept");
    after.giveBack();
    await settled();
    expect(started).toEqual(["old"]);
    expect(pool.report()).toMatchObject([{ versionId: "old", state: "ready" }]);
  });
});

describe("replacing a version where both do not fit", () => {
  it("waits for those who work with it, ends it, loads the next one, and queues the others meanwhile", async () => {
    const { pool, started, released } = paperPool(150);
    expect(pool.fitsBeside("old", paperRequest("next"))).toBe(true);
    const running = await pool.lend(paperRequest("old"), "1", signal);
    expect(pool.fitsBeside("old", paperRequest("next"))).toBe(false);
    const replacing = watched(pool.replace("old", paperRequest("next"), { signal }));
    const late = watched(pool.lend(paperRequest("old"), "2", signal));
    await settled();
    expect([replacing.ended, late.ended, pool.isHeld("old")]).toEqual([false, false, true]);
    running.giveBack();
    const prepared = await replacing.promise;
    expect([started, released]).toEqual([["old", "next"], ["old"]]);
    await settled();
    expect(late.ended).toBe(false);
    prepared.keep();
    expect(pool.isHeld("old")).toBe(false);
    // Asked for by name before the switch: it gets what it asked for.
    (await late.promise).giveBack();
    expect(started).toEqual(["old", "next", "old"]);
  });

  it("does not hold up those who want something else", async () => {
    const { pool } = paperPool(150);
    const running = await pool.lend(paperRequest("old"), "1", signal);
    const replacing = pool.replace("old", paperRequest("next"), { signal });
    void pool.lend(paperRequest("old"), "2", signal);
    const small = await pool.lend(paperRequest("small", { memoryBytes: 20 }), "3", signal);
    small.giveBack();
    running.giveBack();
    await (await replacing).discard();
  });

  it("loads the old one again when the next one does not load", async () => {
    const { pool, fail, started } = paperPool(150);
    (await pool.lend(paperRequest("old"), "1", signal)).giveBack();
    fail("next");
    const replacing = pool.replace("old", paperRequest("next"), { signal });
    const late = pool.lend(paperRequest("old"), "2", signal);
    await expect(replacing).rejects.toMatchObject({ code: "load-failed" });
    expect((await late).engine.version.id).toBe("old");
    expect(started).toEqual(["old", "next", "old"]);
    expect(pool.cannotLoad()).toMatchObject([{ versionId: "next", code: "load-failed" }]);
  });

  it("loads the old one again when the next one is discarded", async () => {
    const { pool, started } = paperPool(150);
    (await pool.lend(paperRequest("old"), "1", signal)).giveBack();
    await (await pool.replace("old", paperRequest("next"), { signal })).discard();
    expect(started).toEqual(["old", "next", "old"]);
    expect(pool.report()).toMatchObject([{ versionId: "old", state: "ready", running: [] }]);
  });

  it("can be stopped while it waits: the old one is lent as before", async () => {
    const { pool, started } = paperPool(150);
    const running = await pool.lend(paperRequest("old"), "1", signal);
    const stop = new AbortController();
    const replacing = pool.replace("old", paperRequest("next"), { signal: stop.signal });
    const late = pool.lend(paperRequest("old"), "2", signal);
    await settled();
    stop.abort(new Error("cancelled"));
    await expect(replacing).rejects.toThrow("cancelled");
    (await late).giveBack();
    running.giveBack();
    expect(started).toEqual(["old"]);
  });
});

describe("versions that could not be loaded", () => {
  it("are told with the reason, and tried again after a while", async () => {
    const { pool, fail, pass } = paperPool(1_000);
    fail("bad");
    const load = () => pool.lend(paperRequest("bad"), "1", signal);
    await expect(load()).rejects.toMatchObject({ code: "load-failed" });
    expect(pool.cannotLoad()).toMatchObject([{ versionId: "bad", name: "bad v1", message: "bad is broken" }]);
    pass(60_000);
    expect(pool.cannotLoad()).toEqual([]);
    await expect(load()).rejects.toThrow();
    pass(60_000);
    expect(pool.cannotLoad()).toHaveLength(1);
    fail("bad", null);
    await load();
    expect(pool.cannotLoad()).toEqual([]);
  });
});
