import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { claimGeneration } from "#lib/generations/claims/commands";
import { pauseQueue, resumeQueue } from "#lib/generations/pauses/commands";
import { findOpenPause } from "#lib/generations/pauses/queries";
import { explainWait } from "#lib/generations/waits/queries";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";

const db = testDb();
let admin: Actor & { userId: string };
let workerId: string;

beforeAll(async () => {
  admin = await givenUser(db, { isAdmin: true, name: "Ana" });
  workerId = crypto.randomUUID();
});

async function order(): Promise<string> {
  const { id: projectId } = await givenProject(db, admin);
  const sourceIds = [(await givenSource(db, projectId)).id];
  return (await givenGeneration(db, admin, projectId, { kind: "summary", brief: { words: 50 }, sourceIds })).id;
}

describe("a queue that an admin holds", () => {
  it("begins nothing until it goes on, and says who holds it and why", async () => {
    const id = await order();
    expect(await pauseQueue(db, admin, { reason: "the disk is swapped" })).toMatchObject({ ok: true });
    expect(await claimGeneration(db, id, workerId)).toBeNull();
    expect(await explainWait(db, id)).toMatchObject({
      why: "paused",
      values: { by: "Ana", reason: "the disk is swapped" },
      startsAt: null,
    });
    expect(await resumeQueue(db, admin)).toMatchObject({ ok: true });
    expect(await claimGeneration(db, id, workerId)).toMatchObject({ generationId: id });
    const events = await db.auditEvent.findMany({ where: { subjectType: "queue" }, orderBy: { id: "asc" } });
    expect(events.map(({ type, note }) => [type, note])).toEqual([
      ["queue.paused", "the disk is swapped"],
      ["queue.resumed", ""],
    ]);
  });

  it("is held once, also by several at the same time, and goes on once", async () => {
    const outcomes = await Promise.all([1, 2, 3].map((n) => pauseQueue(db, admin, { reason: `reason ${n}` })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "already-paused")).toHaveLength(2);
    const ends = await Promise.all([resumeQueue(db, admin), resumeQueue(db, admin)]);
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await findOpenPause(db)).toBeNull();
  });

  it("keeps what a pause was, once it has ended", async () => {
    await pauseQueue(db, admin, { reason: "for good" });
    await resumeQueue(db, admin);
    await expect(db.queuePause.updateMany({ data: { reason: "another" } })).rejects.toThrow();
  });
});
