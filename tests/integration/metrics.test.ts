import { beforeAll, describe, expect, it, vi } from "vitest";
import { log } from "#lib/log/log";
import { registry } from "#lib/metrics/registry";
import { apiDesk, givenPerson } from "#tests/support/api-desk";
import type { Person } from "#tests/support/api-desk";
import { askApi, callApi } from "#tests/support/call-api";
import { givenClaim, givenGeneration, givenProject, givenSource } from "#tests/support/given";
import { givenScriptedVersion } from "#tests/support/given-scripted";
import { readStream } from "#tests/support/read-stream";
import { eventually } from "#tests/support/start-worker";
import { workers } from "#tests/support/worker-process";
import { freePort } from "../../scripts/start/port.ts";
import { GET } from "../../app/api/metrics/route.ts";

const METRICS_TOKEN = "only for whoever watches";

vi.hoisted(() =>
  Object.assign(process.env, { LOG_LEVEL: "silent", COPYDESK_METRICS_TOKEN: "only for whoever watches" }),
);
vi.mock("next/headers", () => import("#tests/support/next-request"));

/** `name{labels} value` lines of a name, as label text → value. */
function read(metrics: string, name: string): Record<string, number> {
  const lines = metrics.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(name.length, at), Number(line.slice(at + 1))];
    }),
  );
}

const { db, url } = apiDesk();

describe("figures", () => {
  const processes = workers(url);
  let admin: Person;
  let editor: Person;
  let projectId: string;

  beforeAll(async () => {
    admin = await givenPerson(db, { isAdmin: true });
    editor = await givenPerson(db);
    projectId = (await givenProject(db, editor)).id;
  });

  async function ask(secret?: string) {
    const headers = secret ? { authorization: `Bearer ${secret}` } : undefined;
    const response = await GET(new Request("http://desk.invalid/api/metrics", { headers }), {
      params: Promise.resolve({}),
    });
    return { status: response.status, text: await response.text() };
  }

  it("are for the metrics token and for admins only", async () => {
    const statuses = [ask(), ask("guessed"), ask(editor.secret), ask(admin.secret), ask(METRICS_TOKEN)];
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([401, 401, 403, 200, 200]);
    const reader = await givenPerson(db, { isAdmin: true, scopes: ["read"] });
    expect((await ask(reader.secret)).status).toBe(403);
  });

  it("count requests by the pattern of their address, never by an id", async () => {
    const { id } = await givenGeneration(db, editor, projectId);
    await askApi(`GET /generations/${id}`, { secret: editor.secret });
    const { text } = await ask(METRICS_TOKEN);
    const counts = read(text, "copydesk_request_duration_seconds_count");
    expect(counts['{route="/api/v1/generations/{id}",method="GET",status="200"}']).toBe(1);
    expect(text).not.toContain(id);
  });

  it("tell how many wait, how long, and how the database is used", async () => {
    await db.generation.updateMany({ data: { createdAt: new Date(Date.now() - 60_000) } });
    const { text } = await ask(METRICS_TOKEN);
    const waiting = await db.generation.count({ where: { status: "queued" } });
    const [priority = "", length] = Object.entries(read(text, "copydesk_queue_length"))[0] ?? [];
    expect(length).toBe(waiting);
    expect(read(text, "copydesk_queue_oldest_seconds")[priority]).toBeGreaterThanOrEqual(59);
    expect(read(text, "copydesk_database_connections")['{state="idle"}']).toBeGreaterThan(0);
    expect(read(text, "nodejs_eventloop_lag_p99_seconds")).toHaveProperty([""]);
  });

  it("count viewers while they watch, and none when 200 have gone", async () => {
    const { id } = await givenGeneration(db, editor, projectId);
    await givenClaim(db, id);
    const viewers = async () => read(await registry.metrics(), "copydesk_event_stream_viewers")[""];
    const before = (await viewers()) ?? 0;
    for (let round = 0; round < 10; round += 1) {
      const gone = Array.from({ length: 20 }, () => new AbortController());
      const streams = gone.map(async ({ signal }) =>
        readStream(await callApi(`GET /generations/${id}/events`, { secret: editor.secret, signal })),
      );
      await Promise.all(streams);
      expect(await viewers()).toBe(before + 20);
      gone.forEach((one) => one.abort());
      await expect.poll(viewers).toBe(before);
    }
  });

  it("come from a worker as well: what it wrote, with how many flushes, and whether it is ready", async () => {
    await db.generation.updateMany({ where: { status: "running" }, data: { leaseExpiresAt: new Date(0) } });
    // One that takes longer than what its end stores with it: its words are flushed on the way.
    await givenScriptedVersion(db, "translate", { tasks: ["translate"], to: "pt", fault: "slow=150" }, "en-pt");
    const { id: sourceId } = await givenSource(db, projectId);
    await givenGeneration(db, editor, projectId, { kind: "translation", brief: { to: "pt" }, sourceIds: [sourceId] });
    const port = await freePort();
    const worker = processes.start({ COPYDESK_WORKER_PORT: String(port) });
    const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
    await eventually(async () => (await at("/ready"))?.status === 200);
    await eventually(
      async () => (await db.generation.count({ where: { status: { in: ["queued", "running"] } } })) === 0,
    );
    await eventually(async () => {
      const text = (await (await at("/metrics"))?.text()) ?? "";
      const done = read(text, "copydesk_generations_total")['{kind="summary",version="none",outcome="completed"}'] ?? 0;
      return done > 0 && (read(text, "copydesk_event_flushes_total")[""] ?? 0) > 0;
    });
    expect((await at("/health"))?.status).toBe(200);
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
  });
});

describe("the log", () => {
  it("has one event for each request, with who, outcome and reason, under the number that the caller gave", async () => {
    const info = vi.spyOn(log, "info");
    const person = await givenPerson(db);
    const answer = await askApi("GET /projects/00000000-0000-4000-8000-000000000000", {
      secret: person.secret,
      headers: { "x-request-id": "request-number-1" },
    });
    expect(answer.headers.get("x-request-id")).toBe("request-number-1");
    expect(info.mock.calls).toEqual([
      [
        {
          event: "request",
          requestId: "request-number-1",
          route: "/api/v1/projects/{id}",
          method: "GET",
          path: "/api/v1/projects/00000000-0000-4000-8000-000000000000",
          status: 404,
          reason: "not_found",
          outcome: "refused",
          actor: "token",
          userId: person.userId,
          tokenId: expect.any(String) as string,
          ms: expect.any(Number) as number,
        },
        "request",
      ],
    ]);
    info.mockRestore();
  });
});
