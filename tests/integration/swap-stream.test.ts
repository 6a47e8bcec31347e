import { beforeAll, describe, expect, it, vi } from "vitest";
import { endSession } from "#lib/auth/sessions/commands";
import { completeSwap, claimSwap, holdSwap, switchSwap } from "#lib/models/swaps/attempts/commands";
import type { SwapStep } from "#lib/models/swaps/schema";
import { cancelSwap } from "#lib/models/swaps/commands";
import { explainSwapWait } from "#lib/models/swaps/waits/queries";
import { registerWorker } from "#lib/workers/commands";
import { apiDesk, givenPerson } from "#tests/support/api-desk";
import type { Person } from "#tests/support/api-desk";
import { callApi } from "#tests/support/call-api";
import { givenChange, givenSwap } from "#tests/support/given-swap";
import { cookieOf } from "#tests/support/next-request";
import { readStream } from "#tests/support/read-stream";
import type { StreamReader } from "#tests/support/read-stream";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
vi.mock("next/headers", () => import("#tests/support/next-request"));

const { db } = apiDesk();
const MEGABYTE = 1_000_000;
let admin: Person;
let editor: Person;

beforeAll(async () => {
  admin = await givenPerson(db, { isAdmin: true });
  editor = await givenPerson(db);
});

const asked = async (...change: Parameters<typeof givenChange> extends [unknown, ...infer Rest] ? Rest : never) =>
  givenSwap(db, admin, await givenChange(db, ...change));

async function follow(id: string, person: Person = admin) {
  const response = await callApi(`GET /swaps/${id}/events`, { secret: person.secret });
  return { response, ...readStream(response) };
}

type Told = { status: string; steps: SwapStep[]; wait: { why: string; reason: string } | null };

/** The first state that fits; what comes before it is passed over. */
async function untilTold(viewer: StreamReader, fits: (told: Told) => boolean): Promise<Told> {
  for (let frame = await viewer.next(); frame; frame = await viewer.next())
    if (frame.event === "swap" && fits(frame.data as Told)) return frame.data as Told;
  throw new Error("the stream ended before");
}

/** As a worker's row is, which keeps its heartbeat for some seconds. */
const givenWorker = (name: string, engineNames: string[], memoryBudget: number) =>
  registerWorker(db, {
    ...{ name, host: "h", pid: 1, device: "cpu", memoryBytes: 1, freeBytes: 1 },
    engineNames,
    memoryBudget,
  });

async function claim(swapId: string, workerId: string) {
  const taken = await claimSwap(db, {
    workerId,
    engineNames: ["scripted"],
    memoryBudget: 10_000 * MEGABYTE,
    leaves: [],
  });
  if (taken?.swapId !== swapId) throw new Error("the swap was not there to be taken");
  return taken;
}

describe("the stream of a swap", () => {
  it("tells the present state, each step with what it waits for, and the end", async () => {
    const id = await asked();
    const viewer = await follow(id);
    expect(viewer.response.headers.get("content-type")).toContain("text/event-stream");
    expect(await untilTold(viewer, () => true)).toMatchObject({ status: "queued" });

    const workerId = await givenWorker("desk-1", ["scripted"], 10_000 * MEGABYTE);
    const taken = await claim(id, workerId);
    const steps = (name: string, step: Partial<SwapStep>) =>
      taken.steps.map((one) => (one.name === name ? { ...one, ...step } : one));
    await holdSwap(db, taken, steps("digest", { state: "running", done: 1, of: 3 }));
    const digest = await untilTold(viewer, ({ steps }) => steps.some(({ state }) => state === "running"));
    expect(digest).toMatchObject({ status: "running", wait: null });
    expect(digest.steps.find(({ name }) => name === "digest")).toMatchObject({ done: 1, of: 3 });

    await switchSwap(db, taken, steps("switch", { state: "done", milliseconds: 3 }));
    await holdSwap(db, taken, steps("drain", { state: "running", note: "2 texts still run on it." }));
    const drain = await untilTold(viewer, ({ steps }) => steps.some(({ note }) => note));
    expect(drain.steps.find(({ name }) => name === "drain")?.note).toBe("2 texts still run on it.");

    await completeSwap(db, taken, steps("drain", { state: "done", milliseconds: 9 }));
    const rest = await viewer.rest();
    expect(rest.at(-2)).toMatchObject({ event: "swap", data: { status: "completed" } });
    expect(rest.at(-1)).toMatchObject({ event: "done", data: { status: "completed" } });
    await db.worker.deleteMany();
  });

  it("tells everybody the same state, and each what they may do with it", async () => {
    const id = await asked();
    const [byAdmin, byEditor] = [await follow(id), await follow(id, editor)];
    expect(await byAdmin.next()).toMatchObject({ data: { status: "queued", abilities: { cancel: true } } });
    expect(await byEditor.next()).toMatchObject({ data: { status: "queued", abilities: { cancel: false } } });
    await cancelSwap(db, admin, id);
    for (const viewer of [byAdmin, byEditor])
      expect((await viewer.rest()).at(-1)).toMatchObject({ event: "done", data: { status: "cancelled" } });
  });

  it("tells one that has ended once, and ends", async () => {
    const id = await asked();
    await cancelSwap(db, admin, id);
    const frames = await (await follow(id)).rest();
    expect(frames.map(({ event }) => event)).toEqual(["swap", "done"]);
  });

  it("ends for who signs out", async () => {
    const person = await givenPerson(db);
    const id = await asked();
    const viewer = readStream(
      await callApi(`GET /swaps/${id}/events`, { headers: { cookie: await cookieOf(person) } }),
    );
    expect(await viewer.next()).toMatchObject({ event: "swap" });
    await endSession(db, person.userId, person.sessionId);
    const rest = await viewer.rest();
    expect(rest.filter(({ event }) => event === "done")).toEqual([]);
    await cancelSwap(db, admin, id);
  });

  it("says what is missing as long as no worker can do it, and hears of one that comes", async () => {
    const id = await asked({}, { memoryBytes: 900 * MEGABYTE });
    const viewer = await follow(id);
    const none = await untilTold(viewer, ({ wait }) => wait !== null);
    expect(none.wait).toMatchObject({ why: "no-worker", reason: expect.stringContaining("npm run worker") });

    const other = await givenWorker("desk-1", ["onnx"], 10_000 * MEGABYTE);
    const engine = await untilTold(viewer, ({ wait }) => wait?.why !== "no-worker");
    expect(engine.wait).toMatchObject({ why: "no-engine", reason: expect.stringContaining("scripted") });

    await givenWorker("desk-2", ["scripted"], 400 * MEGABYTE);
    const memory = await untilTold(viewer, ({ wait }) => wait?.why !== "no-engine");
    expect(memory.wait?.reason).toMatch(/needs 900 MB of memory; desk-2 may use the most, 400 MB\./);

    const able = await givenWorker("desk-3", ["scripted"], 2_000 * MEGABYTE);
    await untilTold(viewer, ({ wait }) => wait?.why === "starting");

    await claim(id, able);
    const second = await asked();
    await db.worker.deleteMany({ where: { id: { notIn: [able, other] } } });
    expect(await explainSwapWait(db, second)).toMatchObject({ why: "busy", values: { worker: "desk-3" } });
    await viewer.leave();
    await cancelSwap(db, admin, id);
    await cancelSwap(db, admin, second);
    await db.worker.deleteMany();
  });

  it("says so too of one whose worker went away with it", async () => {
    const id = await asked();
    await claim(id, await givenWorker("desk-1", ["scripted"], 10_000 * MEGABYTE));
    expect(await explainSwapWait(db, id)).toBeNull();
    await db.modelSwap.updateMany({ where: { id }, data: { leaseExpiresAt: new Date(0) } });
    await db.worker.deleteMany();
    expect(await explainSwapWait(db, id)).toMatchObject({ why: "no-worker" });
  });
});
