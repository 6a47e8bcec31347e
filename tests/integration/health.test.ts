import { beforeEach, describe, expect, it, vi } from "vitest";
import { createDatabase } from "#lib/db/client";
import { registerWorker } from "#lib/workers/commands";
import { apiDesk } from "#tests/support/api-desk";
import { freePort } from "../../scripts/start/port.ts";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));

const globals = globalThis as { copydeskDatabase?: unknown; copydeskEnding?: AbortController };

const routes = {
  "": () => import("../../app/api/health/route.ts"),
  live: () => import("../../app/api/health/live/route.ts"),
  ready: () => import("../../app/api/health/ready/route.ts"),
};

describe("health", () => {
  const { db } = apiDesk();

  // What was seen is kept for a second, in the module.
  beforeEach(() => vi.resetModules());

  async function ask(part: keyof typeof routes) {
    const { GET } = await routes[part]();
    const response = await GET();
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async function withDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
    const before = globals.copydeskDatabase;
    const other = createDatabase(url);
    globals.copydeskDatabase = other;
    try {
      return await work();
    } finally {
      globals.copydeskDatabase = before;
      await other.$disconnect();
    }
  }

  it("misses a worker until one says that it lives", async () => {
    expect(await ask("")).toMatchObject({
      status: 503,
      body: { status: "degraded", database: "ok", workers: 0, missing: ["workers"] },
    });
    expect((await ask("ready")).status).toBe(200);
    const worker = { name: "attic", host: "tower", pid: 1, device: "cpu", memoryBytes: 1, freeBytes: 1 };
    await registerWorker(db, worker);
    vi.resetModules();
    expect(await ask("")).toMatchObject({ status: 200, body: { status: "ok", workers: 1, missing: [] } });
  });

  it("is down, not ready and yet alive without its database", async () => {
    const dead = `postgresql://desk:desk@127.0.0.1:${await freePort()}/desk`;
    const answers = await withDatabase(dead, async () => [await ask(""), await ask("ready"), await ask("live")]);
    expect(answers[0]).toMatchObject({ status: 503, body: { database: "unreachable", missing: ["database"] } });
    expect(answers[1]).toMatchObject({ status: 503, body: { ready: false } });
    expect(answers[2]).toMatchObject({ status: 200, body: { status: "ok" } });
  });

  it("tells a database without its tables from one that is away", async () => {
    const empty = (process.env.DATABASE_URL ?? "").replace(/\/[^/]*$/, "/template1");
    expect(await withDatabase(empty, () => ask(""))).toMatchObject({ status: 503, body: { database: "not-ready" } });
  });

  it("is not ready once it was told to end", async () => {
    const before = globals.copydeskEnding;
    globals.copydeskEnding = new AbortController();
    expect((await ask("ready")).status).toBe(200);
    globals.copydeskEnding.abort();
    expect(await ask("ready")).toMatchObject({ status: 503, body: { ready: false, missing: ["ending"] } });
    globals.copydeskEnding = before;
  });
});
