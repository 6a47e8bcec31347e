import { describe, expect, it } from "vitest";
import type { EngineHandle } from "../inference/client.ts";
import { createEnginePool, type PoolRequest } from "./engine-pool.ts";

const never = new AbortController().signal;

function request(keyStoredAt: string | null): PoolRequest {
  const version = { id: "v1", name: "Served", number: 1, digest: "", format: "remote" } as const;
  return { engine: "openai", version, files: {}, settings: {}, memoryBytes: 0, manifest: [], keyStoredAt };
}

function givenPool() {
  const ended: number[] = [];
  let started = 0;
  const pool = createEnginePool({
    memoryBudget: 1_000,
    verify: () => Promise.resolve(),
    now: () => started,
    start: () => {
      const pid = (started += 1);
      const release = async () => void ended.push(pid);
      return Promise.resolve({ pid, memoryBytes: () => 0, release } as unknown as EngineHandle);
    },
  });
  return { pool, ended, started: () => started };
}

describe("an engine whose server has another key", () => {
  it("is loaded anew, and the old one ends when it is given back", async () => {
    const { pool, ended } = givenPool();
    const old = await pool.lend(request("2026-11-25T10:00:00Z"), "one", never);
    const fresh = await pool.lend(request("2026-11-25T11:00:00Z"), "two", never);
    expect([old.engine.pid, fresh.engine.pid]).toEqual([1, 2]);
    expect(ended).toEqual([]);
    old.giveBack();
    await new Promise(setImmediate);
    expect(ended).toEqual([1]);
    expect(pool.report().map(({ pid }) => pid)).toEqual([2]);
  });

  it("ends at once when nobody uses it, and is kept while the key is the same", async () => {
    const { pool, ended, started } = givenPool();
    for (const holder of ["one", "two"]) (await pool.lend(request("a"), holder, never)).giveBack();
    expect(started()).toBe(1);
    (await pool.lend(request(null), "three", never)).giveBack();
    await new Promise(setImmediate);
    expect([started(), ended]).toEqual([2, [1]]);
  });
});
