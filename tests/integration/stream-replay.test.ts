import { beforeAll, describe, expect, it, vi } from "vitest";
import { completeGeneration } from "#lib/generations/attempts/commands";
import type { Claim } from "#lib/generations/attempts/commands";
import { appendEvents } from "#lib/generations/events";
import { apiDesk, givenPerson } from "#tests/support/api-desk";
import type { Person } from "#tests/support/api-desk";
import { callApi } from "#tests/support/call-api";
import { readWithCuts } from "#tests/support/cut-streams";
import { givenClaim, givenGeneration, givenProject, givenSource } from "#tests/support/given";
import { readStream } from "#tests/support/read-stream";
import type { Frame } from "#tests/support/read-stream";
import { eventually } from "#tests/support/start-worker";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
vi.mock("next/headers", () => import("#tests/support/next-request"));

const { db } = apiDesk();
let lead: Person;
let projectId: string;
let sourceId: string;

beforeAll(async () => {
  lead = await givenPerson(db);
  projectId = (await givenProject(db, lead)).id;
  sourceId = (await givenSource(db, projectId)).id;
});

const given = () => givenGeneration(db, lead, projectId, { sourceIds: [sourceId] });

async function open(id: string, after?: number) {
  const headers: Record<string, string> = after === undefined ? {} : { "last-event-id": String(after) };
  const response = await callApi(`GET /generations/${id}/events`, { secret: lead.secret, headers });
  return { response, ...readStream(response) };
}

let flushes = 0;

/** `count` pieces of text, each stored by itself, as a worker flushes them. */
async function write(claim: Claim, count: number, name = "word"): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await appendEvents(db, [{ ...claim, type: "text", data: { text: `${name}${index} ` } }], (flushes += 1));
}

async function finish(claim: Claim): Promise<void> {
  const usage = { inputTokens: 1, outputTokens: 1, cachedTokens: 0, milliseconds: 1 };
  const content = { title: "Bees", markdown: "Bees.\n" };
  await completeGeneration(db, claim, { title: "Bees", content, evidence: [], findings: [], notes: [], usage });
}

const ids = (frames: Frame[]) => frames.flatMap((frame) => frame.id ?? []);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const lastNumber = async (id: string) => (await db.generation.findUniqueOrThrow({ where: { id } })).lastEvent;

describe("the stream of a generation", () => {
  it("sends what happened before and what comes, in order, and ends after done", async () => {
    const { id } = await given();
    const claim = await givenClaim(db, id);
    await write(claim, 3);
    const viewer = await open(id);
    expect(viewer.response.headers.get("content-type")).toContain("text/event-stream");
    expect(viewer.response.headers.get("cache-control")).toContain("no-transform");
    await write(claim, 3);
    await finish(claim);
    const frames = await viewer.rest();
    expect(ids(frames)).toEqual(upTo(await lastNumber(id)));
    expect(frames.at(-1)).toMatchObject({ event: "done", data: { status: "completed" } });
    expect(frames.filter((frame) => frame.event === "text")).toHaveLength(6);
  });

  it("goes on after the event that the viewer had last, by header or by query", async () => {
    const { id } = await given();
    const claim = await givenClaim(db, id);
    await write(claim, 5);
    await finish(claim);
    const last = await lastNumber(id);
    const viewer = await open(id, 4);
    expect(ids(await viewer.rest())).toEqual(upTo(last).slice(4));
    const byQuery = await callApi(`GET /generations/${id}/events?after=6`, { secret: lead.secret });
    expect(ids(await readStream(byQuery).rest())).toEqual(upTo(last).slice(6));
  });

  it("answers 204, which ends a browser's tries, to who has everything", async () => {
    const { id } = await given();
    await finish(await givenClaim(db, id));
    const viewer = await open(id, await lastNumber(id));
    expect(viewer.response.status).toBe(204);
  });

  it("gives several viewers the same, wherever each began, and one who leaves takes nothing from the others", async () => {
    const { id } = await given();
    const claim = await givenClaim(db, id);
    const viewers = await Promise.all(upTo(20).map((number) => open(id, number % 2 === 0 ? undefined : 2)));
    const leaving = await open(id);
    await leaving.next();
    await write(claim, 5);
    await leaving.leave();
    await write(claim, 5);
    await finish(claim);
    const last = await lastNumber(id);
    const received = await Promise.all(viewers.map((viewer) => viewer.rest()));
    received.forEach((frames, index) => expect(ids(frames)).toEqual(upTo(last).slice(index % 2 === 0 ? 2 : 0)));
  });

  it("loses and repeats nothing over 200 cut connections", async () => {
    const { id } = await given();
    const claim = await givenClaim(db, id);
    const cuts = 200;
    const writing = write(claim, cuts * 2).then(() => finish(claim));
    const seen: number[] = [];
    for (let cut = 0; cut < cuts; cut += 1) {
      const viewer = await open(id, seen.at(-1) ?? 0);
      const frame = await viewer.next();
      if (frame?.id) seen.push(frame.id);
      await viewer.leave();
    }
    const final = await open(id, seen.at(-1) ?? 0);
    seen.push(...ids(await final.rest()));
    await writing;
    expect(seen).toEqual(upTo(await lastNumber(id)));
  });

  it("loses and repeats nothing for readers who are cut off in the middle of a frame", async () => {
    const { id } = await given();
    const claim = await givenClaim(db, id);
    const writing = write(claim, 60, "größer").then(() => finish(claim));
    const stream = (after: number) =>
      callApi(`GET /generations/${id}/events`, { secret: lead.secret, headers: { "last-event-id": String(after) } });
    const readings = await Promise.all(
      upTo(6).map((reader) => {
        let cut = reader;
        return readWithCuts(stream, () => 1 + ((cut = (cut * 37) % 251) % 240));
      }),
    );
    await writing;
    const last = await lastNumber(id);
    for (const { numbers } of readings) expect(numbers).toEqual(upTo(last));
    expect(readings.every(({ cuts }) => cuts > 0)).toBe(true);
  });

  it("loses nothing when the connection that listens is cut", async () => {
    const { id } = await given();
    const claim = await givenClaim(db, id);
    const viewer = await open(id);
    await viewer.next();
    for (let round = 0; round < 3; round += 1) {
      await write(claim, 2, `round${round}-`);
      await db.$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'copydesk-listener'`;
      await write(claim, 2, `cut${round}-`);
      await eventually(async () => {
        const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'copydesk-listener'`;
        return rows.length > 0;
      });
    }
    await finish(claim);
    expect([1, ...ids(await viewer.rest())]).toEqual(upTo(await lastNumber(id)));
  });
});
