import { describe, expect, it } from "vitest";
import { EngineError, noTasks } from "../engines/engine.ts";
import type { LoadRequest } from "../engines/engine.ts";
import type { EngineHandle, EngineProcessOptions } from "../inference/client.ts";
import { createEnginePool } from "./engine-pool.ts";
import type { PoolRequest } from "./engine-pool.ts";

const never = new AbortController().signal;

function request(id: string, memoryBytes = 100): PoolRequest {
  const version = { id, name: id, number: 1, digest: "", format: "none" } as const;
  return { engine: "scripted", version, files: {}, settings: {}, memoryBytes, manifest: [] };
}

/** Processes that only exist on paper, with a clock that moves at each look. */
function givenPool(
  memoryBudget: number,
  verify: (wanted: PoolRequest) => Promise<void> = () => Promise.resolve(),
  tick = 1,
) {
  const started: string[] = [];
  const released: string[] = [];
  const exits = new Map<string, EngineProcessOptions["onExit"]>();
  let time = 0;
  const pool = createEnginePool({
    memoryBudget,
    verify,
    now: () => (time += tick),
    start: ({ version }: LoadRequest, { onExit }: EngineProcessOptions) => {
      started.push(version.id);
      exits.set(version.id, onExit);
      const handle: EngineHandle = {
        version,
        device: "cpu",
        ...noTasks,
        pid: started.length,
        loadMilliseconds: 1,
        memoryBytes: () => 100,
        kill: () => Promise.resolve(),
        release: () => {
          released.push(version.id);
          return Promise.resolve();
        },
      };
      return Promise.resolve(handle);
    },
  });
  const die = (id: string) => exits.get(id)?.({ reason: "crashed", code: 1, signal: null, lastWords: "" });
  return { pool, started, released, die };
}

describe("the engine pool", () => {
  it("loads a version once for all who ask for it together", async () => {
    const { pool, started } = givenPool(1_000);
    await Promise.all([pool.lend(request("a"), "1", never), pool.lend(request("a"), "2", never)]);
    expect(started).toEqual(["a"]);
    expect(pool.report()).toMatchObject([{ versionId: "a", state: "ready", running: ["1", "2"] }]);
  });

  it("ends the idle version that was used longest ago when another needs its memory", async () => {
    const { pool, released } = givenPool(250);
    const a = await pool.lend(request("a"), "1", never);
    const b = await pool.lend(request("b"), "2", never);
    a.giveBack();
    b.giveBack();
    await pool.lend(request("c"), "3", never);
    expect(released).toEqual(["a"]);
  });

  it("waits until running work ends when nothing idle can go", async () => {
    const { pool, started } = givenPool(150);
    const a = await pool.lend(request("a"), "1", never);
    let lent = false;
    const waiting = pool.lend(request("b"), "2", never).then((loan) => {
      lent = true;
      return loan;
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(lent).toBe(false);
    a.giveBack();
    await waiting;
    expect(started).toEqual(["a", "b"]);
  });

  it("stops waiting when the work is aborted", async () => {
    const { pool } = givenPool(150);
    await pool.lend(request("a"), "1", never);
    const stop = new AbortController();
    const waiting = pool.lend(request("b"), "2", stop.signal);
    stop.abort(new Error("cancelled"));
    await expect(waiting).rejects.toThrow("cancelled");
  });

  it("loads alone what is larger than the whole budget", async () => {
    const { pool, started } = givenPool(150);
    await pool.lend(request("huge", 10_000), "1", never);
    expect(started).toEqual(["huge"]);
  });

  it("loads anew after a process died", async () => {
    const { pool, started, die } = givenPool(1_000);
    (await pool.lend(request("a"), "1", never)).giveBack();
    die("a");
    await pool.lend(request("a"), "2", never);
    expect(started).toEqual(["a", "a"]);
  });

  it("does not start a version whose files are damaged, and tries again next time", async () => {
    let damaged = true;
    const { pool, started } = givenPool(1_000, () =>
      damaged ? Promise.reject(new EngineError("file-missing", "model.bin is damaged")) : Promise.resolve(),
    );
    await expect(pool.lend(request("a"), "1", never)).rejects.toMatchObject({ code: "file-missing" });
    expect(started).toEqual([]);
    damaged = false;
    await pool.lend(request("a"), "2", never);
    expect(pool.report()[0]?.running).toEqual(["2"]);
  });

  it("ends every process when it closes, and lends no more", async () => {
    const { pool, released } = givenPool(1_000);
    await pool.lend(request("a"), "1", never);
    await pool.close();
    expect(released).toEqual(["a"]);
    await expect(pool.lend(request("b"), "2", never)).rejects.toMatchObject({ code: "process-ended" });
  });

  it("lends all that a generation needs or nothing, so that two never wait for each other", async () => {
    const { pool } = givenPool(250);
    const first = await pool.lendAll([request("a"), request("b")], "1", never);
    let lent = false;
    const second = pool.lendAll([request("b"), request("c")], "2", never).then((loans) => {
      lent = true;
      return loans;
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(lent).toBe(false);
    expect(pool.report().map(({ running }) => running)).toEqual([["1"], ["1"]]);
    first.forEach((loan) => loan.giveBack());
    expect(await second).toHaveLength(2);
  });

  it("does not let a large version starve while small loaded ones are asked for without end", async () => {
    // The clock moves by a second at each look: others may pass for ten of them.
    const { pool, started } = givenPool(150, () => Promise.resolve(), 1_000);
    let small = await pool.lend(request("small"), "0", never);
    const large = pool.lend(request("large", 120), "large", never);
    let passed = 0;
    const done = large.then(() => true);
    for (;;) {
      const next = pool.lend(request("small"), String(passed), never);
      const isThrough = await Promise.race([
        next.then(() => true),
        new Promise<false>((resolve) => setTimeout(resolve, 5, false)),
      ]);
      if (!isThrough) break;
      small.giveBack();
      small = await next;
      passed += 1;
    }
    expect(passed).toBeGreaterThan(0);
    small.giveBack();
    expect(await done).toBe(true);
    expect(started).toEqual(["small", "large"]);
  });
});
