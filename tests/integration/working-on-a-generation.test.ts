import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { saveDraft } from "#lib/drafts/commands";
import {
  MAX_CRASHES,
  completeGeneration,
  endCancelled,
  failGeneration,
  heartbeat,
  recordCrash,
  releaseClaim,
  requeueLapsed,
} from "#lib/generations/attempts/commands";
import { claimGeneration, releaseUnknown } from "#lib/generations/claims/commands";
import { cancelGeneration } from "#lib/generations/commands";
import { appendEvents } from "#lib/generations/events";
import { listEventsAfter, readTranscript } from "#lib/generations/queries";
import { testDb } from "#tests/support/test-db";
import { givenClaim, givenGeneration, givenProject, givenUser } from "#tests/support/given";

const work = {
  title: "Bees in short",
  content: { title: "Bees in short", markdown: "- Bees live in colonies.\n" },
  evidence: [],
  findings: [],
  notes: [],
  usage: { inputTokens: 1, outputTokens: 2, cachedTokens: 0, milliseconds: 3 },
};

describe("an attempt", () => {
  const db = testDb();
  let lead: Actor & { userId: string };
  let projectId: string;

  beforeEach(async () => {
    lead = await givenUser(db);
    projectId = (await givenProject(db, lead)).id;
  });

  const text = (claim: { generationId: string; attempt: number }, words: string) =>
    ({ ...claim, type: "text", data: { text: words } }) as const;
  /** All that the end of a generation writes. */
  const everythingOf = async (id: string, draftId: string) => ({
    row: await db.generation.findUniqueOrThrow({ where: { id } }),
    draft: await db.draft.findUniqueOrThrow({ where: { id: draftId } }),
    revisions: await db.revision.findMany({ where: { draftId } }),
    events: await listEventsAfter(db, id, 0),
    jobs: await db.$queryRaw`SELECT id FROM pgboss.job ORDER BY id`,
    audited: await db.auditEvent.count({ where: { subjectId: id, type: "generation.finished" } }),
  });
  const lapse = (id: string) =>
    db.$executeRaw`UPDATE generations SET lease_expires_at = now() - interval '1 second' WHERE id = ${id}::uuid`;

  it("is claimed by one of nine workers", async () => {
    const { id } = await givenGeneration(db, lead, projectId);
    const claims = await Promise.all(Array.from({ length: 9 }, () => claimGeneration(db, id, crypto.randomUUID())));
    expect(claims.filter(Boolean)).toMatchObject([{ generationId: id, attempt: 1 }]);
  });

  it("writes revision, head, status and events in one act, once", async () => {
    const { id, draftId } = await givenGeneration(db, lead, projectId);
    const claim = await givenClaim(db, id);
    await appendEvents(db, [text(claim, "Bees "), text(claim, "live.")], 1);
    expect(await completeGeneration(db, claim, work)).toBe(true);
    expect(await completeGeneration(db, claim, work)).toBe(false);
    const draft = await db.draft.findUniqueOrThrow({ where: { id: draftId }, include: { headRevision: true } });
    expect(draft).toMatchObject({ title: "Bees in short", activeGenerationId: null, headRevision: { number: 1 } });
    const events = await listEventsAfter(db, id, 0);
    expect(events.map((event) => event.number)).toEqual([1, 2, 3, 4, 5]);
    expect(events.map((event) => event.type)).toEqual(["status", "status", "text", "text", "done"]);
  });

  it("stores the last words of the text with its end, numbered after what was stored before", async () => {
    const { id } = await givenGeneration(db, lead, projectId);
    const claim = await givenClaim(db, id);
    await appendEvents(db, [text(claim, "Bees ")], 1);
    const step = { ...claim, type: "step", data: { name: "write", done: 1, of: 1 } } as const;
    expect(await completeGeneration(db, claim, work, [step, text(claim, "live.")])).toBe(true);
    const events = await listEventsAfter(db, id, 0);
    expect(events.map(({ number, type }) => [number, type])).toEqual([
      [1, "status"],
      [2, "status"],
      [3, "text"],
      [4, "step"],
      [5, "text"],
      [6, "done"],
    ]);
    expect((await db.generation.findUniqueOrThrow({ where: { id } })).lastEvent).toBe(6);
    expect((await readTranscript(db, id)).text).toBe("Bees live.");
  });

  it("ends for a worker of the version before, which stores all text first", async () => {
    const { id } = await givenGeneration(db, lead, projectId);
    const { attempt } = await givenClaim(db, id);
    const [answer] = await db.$queryRaw<{ ended: boolean }[]>`
      SELECT finish_generation(${id}::uuid, ${attempt}::int, 'failed', NULL, '{}', '{"status":"failed"}', '{}'::text[], '', NULL) AS ended`;
    expect(answer?.ended).toBe(true);
    expect((await listEventsAfter(db, id, 0)).map(({ type }) => type)).toEqual(["status", "status", "done"]);
  });

  it("writes nothing at all when its draft was changed by somebody else, and can still be failed", async () => {
    const { id, draftId } = await givenGeneration(db, lead, projectId);
    const claim = await givenClaim(db, id);
    const rest = text(claim, "live.");
    await appendEvents(db, [text(claim, "Bees ")], 1);
    await db.draft.update({ where: { id: draftId }, data: { activeGenerationId: null } });
    const before = await everythingOf(id, draftId);
    await expect(completeGeneration(db, claim, work, [rest])).rejects.toThrow("a draft changed under the generation");
    expect(await everythingOf(id, draftId)).toEqual(before);
    expect(before).toMatchObject({ row: { status: "running", attempt: 1 }, revisions: [], audited: 0 });
    await appendEvents(db, [rest], 2);
    expect(await failGeneration(db, claim, { code: "internal", message: "x", help: "x" })).toBe(true);
    expect((await readTranscript(db, id)).text).toBe("Bees live.");
  });

  it("writes nothing at all when another has the claim or has ended it", async () => {
    const { id, draftId } = await givenGeneration(db, lead, projectId);
    const stale = await givenClaim(db, id);
    await lapse(id);
    await requeueLapsed(db, 0);
    const fresh = await givenClaim(db, id);
    const held = await everythingOf(id, draftId);
    expect(await completeGeneration(db, stale, work, [text(stale, "old")])).toBe(false);
    expect(await everythingOf(id, draftId)).toEqual(held);
    expect(await completeGeneration(db, fresh, work, [text(fresh, "new")])).toBe(true);
    const ended = await everythingOf(id, draftId);
    for (const claim of [stale, fresh])
      expect(await completeGeneration(db, claim, work, [text(claim, "late")])).toBe(false);
    expect(await everythingOf(id, draftId)).toEqual(ended);
  });

  it("is completed by one of nine that finish it at once, with one revision and no gap", async () => {
    const { id, draftId } = await givenGeneration(db, lead, projectId);
    const claim = await givenClaim(db, id);
    const ends = Array.from({ length: 9 }, () => completeGeneration(db, claim, work, [text(claim, "Bees.")]));
    expect((await Promise.all(ends)).filter(Boolean)).toHaveLength(1);
    const { events, revisions } = await everythingOf(id, draftId);
    expect(revisions).toHaveLength(1);
    expect(events.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it("refuses each write of a worker that has lost its claim", async () => {
    const { id } = await givenGeneration(db, lead, projectId);
    const stale = await givenClaim(db, id);
    await lapse(id);
    expect(await requeueLapsed(db, 0)).toBe(1);
    const fresh = await givenClaim(db, id);
    expect(fresh.attempt).toBe(2);
    expect(await appendEvents(db, [text(stale, "old"), text(fresh, "new")], 1)).toEqual([{ id, attempt: 2 }]);
    expect(await heartbeat(db, [stale])).toEqual([]);
    expect(await completeGeneration(db, stale, work)).toBe(false);
    expect(await failGeneration(db, stale, { code: "x", message: "x", help: "x" })).toBe(false);
    expect(await releaseClaim(db, stale)).toBe(false);
    expect((await readTranscript(db, id)).text).toBe("new");
    expect(await completeGeneration(db, fresh, work)).toBe(true);
    expect(await db.revision.count({ where: { generationId: id } })).toBe(1);
  });

  it("tells readers that it began again, and drops the text of the attempt before", async () => {
    const { id } = await givenGeneration(db, lead, projectId);
    const first = await givenClaim(db, id);
    await appendEvents(db, [text(first, "half a sen")], 1);
    expect(await recordCrash(db, first)).toBe(true);
    const second = await givenClaim(db, id);
    await appendEvents(db, [text(second, "A whole sentence.")], 1);
    expect((await listEventsAfter(db, id, 0)).map((event) => event.type)).toContain("restarted");
    expect((await readTranscript(db, id)).text).toBe("A whole sentence.");
  });

  it("fails after its process has died too often, and says so", async () => {
    const { id, draftId } = await givenGeneration(db, lead, projectId);
    for (let crash = 0; crash < MAX_CRASHES; crash++) await recordCrash(db, await givenClaim(db, id));
    const row = await db.generation.findUniqueOrThrow({ where: { id }, include: { draft: true } });
    expect(row).toMatchObject({ status: "failed", error: { code: "crashed-repeatedly" } });
    expect(row.draft).toMatchObject({ id: draftId, activeGenerationId: null });
  });

  it("goes back to the queue unburned when its worker drains", async () => {
    const { id } = await givenGeneration(db, lead, projectId);
    expect(await releaseClaim(db, await givenClaim(db, id))).toBe(true);
    expect(await db.generation.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "queued", crashes: 0 });
  });

  it("hears of a cancel by its heartbeat, and keeps the text so far", async () => {
    const { id } = await givenGeneration(db, lead, projectId);
    const claim = await givenClaim(db, id);
    await appendEvents(db, [text(claim, "So far.")], 1);
    await cancelGeneration(db, lead, id);
    expect(await heartbeat(db, [claim])).toEqual([{ id, cancelled: true }]);
    expect(await endCancelled(db, claim)).toBe(true);
    expect((await readTranscript(db, id)).text).toBe("So far.");
  });

  it("stores a flush once that is sent again because its answer was lost, and still holds", async () => {
    const { id } = await givenGeneration(db, lead, projectId);
    const claim = await givenClaim(db, id);
    const held = [{ id, attempt: 1 }];
    expect(await appendEvents(db, [text(claim, "Bees ")], 1)).toEqual(held);
    expect(await appendEvents(db, [text(claim, "Bees ")], 1)).toEqual(held);
    expect(await appendEvents(db, [text(claim, "live.")], 2)).toEqual(held);
    expect((await readTranscript(db, id)).text).toBe("Bees live.");
    expect(await endCancelled(db, claim)).toBe(true);
    expect(await appendEvents(db, [text(claim, "live.")], 2)).toEqual([]);
  });

  it("goes back unburned when the answer to its claim was lost, and what is known to be held stays", async () => {
    const { id } = await givenGeneration(db, lead, projectId);
    const other = await givenGeneration(db, lead, projectId);
    const worker = crypto.randomUUID();
    await claimGeneration(db, id, worker);
    await claimGeneration(db, other.id, worker);
    expect(await releaseUnknown(db, worker, [other.id])).toBe(1);
    expect(await db.generation.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "queued", crashes: 0 });
    expect(await db.generation.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({ status: "running" });
  });

  it("ends when its worker died after a cancel, or died too often, without being claimed again", async () => {
    const cancelled = await givenClaim(db, (await givenGeneration(db, lead, projectId)).id);
    await cancelGeneration(db, lead, cancelled.generationId);
    const poison = await givenClaim(db, (await givenGeneration(db, lead, projectId)).id);
    await db.generation.update({ where: { id: poison.generationId }, data: { crashes: MAX_CRASHES - 1 } });
    await lapse(cancelled.generationId);
    await lapse(poison.generationId);
    expect(await requeueLapsed(db, 0)).toBe(2);
    const find = (id: string) => db.generation.findUniqueOrThrow({ where: { id } });
    expect(await find(cancelled.generationId)).toMatchObject({ status: "cancelled" });
    expect(await find(poison.generationId)).toMatchObject({ status: "failed", error: { code: "crashed-repeatedly" } });
    expect(await failGeneration(db, poison, { code: "x", message: "x", help: "x" })).toBe(false);
  });

  it("keeps people from saving while it writes", async () => {
    const { draftId } = await givenGeneration(db, lead, projectId);
    const save = saveDraft(db, lead, { draftId, baseRevisionId: null, content: work.content });
    expect(await save).toEqual({ ok: false, reason: "being-written" });
  });

  it("stores the events of many generations with one statement and without gaps", async () => {
    const claims: { generationId: string; attempt: number }[] = [];
    for (let index = 0; index < 3; index++)
      claims.push(await givenClaim(db, (await givenGeneration(db, lead, projectId)).id));
    const events = Array.from({ length: 30 }, (_, index) => text(claims[index % 3]!, `${index} `));
    expect(await appendEvents(db, events, 1)).toHaveLength(3);
    for (const [index, claim] of claims.entries()) {
      const stored = await listEventsAfter(db, claim.generationId, 2);
      expect(stored.map((event) => event.number)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      expect(stored[0]?.data).toEqual({ text: `${index} ` });
    }
  });
});
