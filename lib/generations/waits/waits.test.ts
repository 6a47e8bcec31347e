import { describe, expect, it } from "vitest";
import { estimateStarts } from "./estimate.ts";
import { reasonOf } from "./reason.ts";
import type { QueueView, RunningRow, WaitingRow } from "./view.ts";

const MEGABYTE = 1_000_000;
const NOW = Date.parse("2026-11-25T12:00:00Z");

const large = { id: "large", label: "in-short v3", engine: "llama", memoryBytes: 700 * MEGABYTE };

function worker(changes: Partial<QueueView["workers"][number]> = {}): QueueView["workers"][number] {
  const at = new Date(NOW);
  return {
    id: "w1",
    name: "desk-1",
    host: "h",
    pid: 1,
    state: "running",
    device: "cpu",
    devices: [],
    slots: 2,
    engineNames: ["llama"],
    memoryBudget: 1_000 * MEGABYTE,
    memoryBytes: 4_000 * MEGABYTE,
    freeBytes: 0,
    startedAt: at,
    heartbeatAt: at,
    engines: [],
    cannotLoad: [],
    ...changes,
  };
}

function row(id: string, changes: Partial<WaitingRow> = {}): WaitingRow {
  const base = { kind: "summary", need: "write", projectId: "p1", requestedById: "u1", priority: 10, fairTag: 0n };
  return { id, ...base, createdAt: new Date(NOW), ...changes };
}

function run(id: string, changes: Partial<RunningRow> = {}): RunningRow {
  const base = { kind: "summary", requestedById: "u2", workerId: "w1", modelVersionId: "large" };
  return { id, ...base, startedAt: new Date(NOW), ...changes };
}

function view(changes: Partial<QueueView> = {}): QueueView {
  return {
    waiting: [row("a")],
    running: [],
    workers: [worker()],
    durations: { of: () => 60_000, ofKind: () => 60_000 },
    needs: new Map([["write", [large]]]),
    pause: null,
    personLimit: 4,
    ...changes,
  };
}

const reason = (changes: Partial<QueueView>, at = 0) => {
  const seen = view(changes);
  return reasonOf(seen, seen.waiting[at]!, at);
};

describe("why a generation waits", () => {
  it("is that an admin holds the queue, and nobody knows until when", () => {
    const pause = { id: "p", reason: "the disk is swapped", startedAt: new Date(NOW), by: "Ana" };
    expect(reason({ pause })).toEqual({ why: "paused", values: { by: "Ana", reason: "the disk is swapped" } });
    expect(estimateStarts(view({ pause }), NOW).size).toBe(0);
  });

  it("is that no worker runs, none has the engine, or none the memory", () => {
    expect(reason({ workers: [] }).why).toBe("no-worker");
    expect(reason({ workers: [worker({ engineNames: ["onnx"] })] })).toEqual({
      why: "no-engine",
      values: { engine: "llama" },
    });
    expect(reason({ workers: [worker({ memoryBudget: 500 * MEGABYTE })] })).toEqual({
      why: "no-memory",
      values: { needsBytes: 700 * MEGABYTE, worker: "desk-1", mostBytes: 500 * MEGABYTE },
    });
  });

  it("is that the free worker could not load it, and leaves it to another as long as one may", () => {
    const failure = { versionId: "large", name: "in-short v3", code: "file-missing", message: "A file is missing." };
    const broken = worker({ id: "w2", name: "desk-2", cannotLoad: [{ ...failure, at: "2026-11-25T12:00:00Z" }] });
    const running = [run("1"), run("2")];
    expect(reason({ workers: [worker(), broken], running })).toEqual({
      why: "cannot-load",
      values: { worker: "desk-2", version: "in-short v3", reason: "A file is missing.", other: "desk-1" },
    });
    expect(reason({ workers: [worker(), broken] }).why).toBe("starting");
    expect(reason({ workers: [broken] }).why).toBe("starting");
  });

  it("is the person's own limit", () => {
    const running = ["1", "2", "3", "4"].map((id) => run(id, { requestedById: "u1" }));
    expect(reason({ running })).toEqual({ why: "own-limit", values: { running: 4, limit: 4 } });
  });

  it("is memory that something else holds, and names it", () => {
    const held = { pid: 1, versionId: "old", name: "in-short v2", engine: "llama", state: "ready" as const };
    const engines = [{ ...held, memoryBytes: 710 * MEGABYTE, running: ["x"] }];
    expect(reason({ workers: [worker({ engines })], running: [run("x")] })).toEqual({
      why: "memory",
      values: { needsBytes: 700 * MEGABYTE, worker: "desk-1", freeBytes: 290 * MEGABYTE, until: "in-short v2" },
    });
  });

  it("is those before it: more urgent ones, others whose turn it is, or simply others", () => {
    const bulk = [row("a"), row("b", { priority: 0 })];
    expect(reason({ waiting: bulk }, 1)).toEqual({ why: "bulk", values: { count: 1 } });
    const later = new Date(NOW + 1);
    const passed = [row("other", { projectId: "p2", createdAt: later }), row("b")];
    expect(reason({ waiting: passed }, 1)).toEqual({ why: "share-used", values: { count: 1 } });
    expect(reason({ waiting: [row("a"), row("b")] }, 1)).toEqual({ why: "others-first", values: { count: 1 } });
  });

  it("is that all places are in use, or nothing any more", () => {
    expect(reason({ running: [run("1"), run("2")] })).toEqual({ why: "busy", values: { worker: "desk-1", slots: 2 } });
    expect(reason({}).why).toBe("starting");
  });
});

describe("when a generation should start", () => {
  it("plays the queue through on the places of the workers", () => {
    const waiting = [row("a"), row("b"), row("c")];
    const running = [run("1", { startedAt: new Date(NOW - 40_000) }), run("2", { startedAt: new Date(NOW - 20_000) })];
    const starts = estimateStarts(view({ waiting, running }), NOW);
    expect([...starts.values()].map((at) => at - NOW)).toEqual([20_000, 40_000, 80_000]);
  });

  it("is not said where no such work has ended yet, unless a place is free", () => {
    const durations = { of: () => null, ofKind: () => null };
    expect(estimateStarts(view({ durations }), NOW).get("a")).toBe(NOW);
    const running = [run("1"), run("2")];
    expect(estimateStarts(view({ durations, running }), NOW).size).toBe(0);
    const ofKind = { of: () => null, ofKind: () => 60_000 };
    expect(estimateStarts(view({ durations: ofKind, running }), NOW).size).toBe(0);
  });

  it("is not said for what no worker can run", () => {
    expect(estimateStarts(view({ workers: [worker({ engineNames: ["onnx"] })] }), NOW).size).toBe(0);
  });
});
