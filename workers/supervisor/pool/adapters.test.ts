import { describe, expect, it } from "vitest";
import { paperPool, paperRequest, settled, watched } from "#tests/support/paper-engines";

const { signal } = new AbortController();
const base = paperRequest("base");
const [first, second] = [paperRequest("first", { base }), paperRequest("second", { base })];

describe("adapters in the pool", () => {
  it("share the process and the memory of their base", async () => {
    const { pool, started } = paperPool(125);
    const loans = await pool.lendAll([first, second, base], "1", signal);
    expect(loans.map(({ engine }) => engine.version.id)).toEqual(["first", "second", "base"]);
    expect(started.toSorted()).toEqual(["base", "first", "second"]);
    expect(pool.report()).toMatchObject([
      { versionId: "base", pid: 1, memoryBytes: 100, running: ["1"] },
      { versionId: "first", pid: 1, memoryBytes: 10, baseId: "base" },
      { versionId: "second", pid: 1, memoryBytes: 10, baseId: "base" },
    ]);
  });

  it("hold their base, which is not ended for another while one of them works", async () => {
    const { pool, released } = paperPool(150);
    const loan = await pool.lend(first, "1", signal);
    expect(pool.report()[0]).toMatchObject({ versionId: "base", running: ["1"] });
    const other = watched(pool.lend(paperRequest("other"), "2", signal));
    await settled();
    expect(other.ended).toBe(false);
    loan.giveBack();
    await other.promise;
    expect(released).toContain("base");
    expect(pool.report().map(({ versionId }) => versionId)).toEqual(["other"]);
  });

  it("go before their base when a little memory is needed, the least used first", async () => {
    const { pool, released } = paperPool(125);
    for (const request of [first, second]) (await pool.lend(request, "1", signal)).giveBack();
    await pool.lend(paperRequest("third", { base }), "2", signal);
    expect(released).toEqual(["first"]);
  });

  it("end with their process, and are opened again in a new one", async () => {
    const { pool, started, die } = paperPool(1_000);
    const loans = await pool.lendAll([first, second], "1", signal);
    die("base");
    expect(pool.report()).toEqual([]);
    loans.forEach(({ giveBack }) => giveBack());
    await pool.lend(second, "2", signal);
    expect(started).toEqual(["base", "first", "second", "base", "second"]);
  });

  it("fail alone: base and other adapters serve on, and only that one counts as not loadable", async () => {
    const { pool, fail, released } = paperPool(1_000);
    const loan = await pool.lend(first, "1", signal);
    fail("second");
    await expect(pool.lend(second, "2", signal)).rejects.toMatchObject({ code: "load-failed" });
    expect(pool.cannotLoad().map(({ versionId }) => versionId)).toEqual(["second"]);
    expect(pool.report().map(({ versionId }) => versionId)).toEqual(["base", "first"]);
    expect(released).toEqual([]);
    loan.giveBack();
  });

  it("are not to blame when their base does not load", async () => {
    const { pool, fail } = paperPool(1_000);
    fail("base");
    await expect(pool.lend(first, "1", signal)).rejects.toThrow("base is broken");
    expect(pool.cannotLoad().map(({ versionId }) => versionId)).toEqual(["base"]);
    expect(pool.report()).toEqual([]);
  });

  it("are swapped without loading the base anew, which goes when nobody needs it any more", async () => {
    const { pool, started, released } = paperPool(1_000);
    const running = await pool.lend(first, "1", signal);
    const prepared = await pool.prepare(second, { signal });
    const retiring = pool.retire("first");
    prepared.keep();
    running.giveBack();
    expect(await retiring).toBe("ended");
    expect([started, released]).toEqual([["base", "first", "second"], ["first"]]);
    expect(await pool.retire("second")).toBe("ended");
    expect(released).toEqual(["first", "second", "base"]);
  });

  it("keep the process of a base that is retired, and take it along when the last of them goes", async () => {
    const { pool, released } = paperPool(1_000);
    (await pool.lend(base, "1", signal)).giveBack();
    (await pool.lend(first, "2", signal)).giveBack();
    expect(await pool.retire("base")).toBe("kept");
    expect(pool.report()).toMatchObject([{ versionId: "base", state: "ready" }, { versionId: "first" }]);
    await pool.retire("first");
    expect(released).toEqual(["first", "base"]);
  });

  it("leave with their base when it is replaced by something that does not fit beside it", async () => {
    const { pool, released } = paperPool(150);
    const running = await pool.lend(first, "1", signal);
    const replacing = watched(pool.replace("base", paperRequest("next"), { signal }));
    const late = watched(pool.lend(second, "2", signal));
    await settled();
    expect([replacing.ended, late.ended]).toEqual([false, false]);
    running.giveBack();
    await (await replacing.promise).discard();
    (await late.promise).giveBack();
    expect(released).toContain("base");
  });
});
