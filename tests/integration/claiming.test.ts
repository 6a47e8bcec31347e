import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { claimNext } from "#lib/generations/claims/commands";
import type { Readiness } from "#lib/generations/claims/commands";
import { cancelGeneration, requestGeneration } from "#lib/generations/commands";
import type { Order } from "#lib/generations/schema";
import { testDb } from "#tests/support/test-db";
import { givenGeneration, givenMember, givenProject, givenSource, givenUser } from "#tests/support/given";

describe("the queue of generations", () => {
  const db = testDb();
  let lead: Actor & { userId: string };
  let projectId: string;
  let sourceId: string;

  beforeEach(async () => {
    await db.$executeRaw`UPDATE generations SET status = 'cancelled', finished_at = now() WHERE status IN ('queued', 'running')`;
    lead = await givenUser(db);
    projectId = (await givenProject(db, lead)).id;
    sourceId = (await givenSource(db, projectId)).id;
  });

  const order = async (actor: Actor, project: string, changes: Partial<Order> = {}) => {
    const sourceIds = [project === projectId ? sourceId : (await givenSource(db, project)).id];
    return (await givenGeneration(db, actor, project, { sourceIds, ...changes })).id;
  };
  async function orders(count: number, actor: Actor = lead, project = projectId): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await order(actor, project));
    return ids;
  }
  const needOf = async (id: string) => (await db.generation.findUniqueOrThrow({ where: { id } })).need;

  /** A worker that can run all that waits, but for what the test says otherwise. */
  async function anything(changes: Partial<Readiness> = {}): Promise<Readiness> {
    const rows = await db.generation.findMany({ distinct: ["need"], select: { need: true } });
    const needs = rows.map(({ need }) => need);
    return { known: needs, ready: needs, later: [], loaded: needs, ...changes };
  }
  async function take(changes: Partial<Readiness> = {}, personLimit = 1_000): Promise<string | null> {
    const answer = await claimNext(db, crypto.randomUUID(), { personLimit, readiness: await anything(changes) });
    return answer.outcome === "claimed" ? answer.generationId : null;
  }
  const finish = (id: string) =>
    db.$executeRaw`UPDATE generations SET status = 'cancelled', finished_at = now() WHERE id = ${id}::uuid`;

  it("gives out what is urgent first, then what people wait for, then bulk", async () => {
    const bulk = await order(lead, projectId, { urgency: "bulk" });
    const [normal, urgent] = await orders(2);
    await db.generation.update({ where: { id: urgent! }, data: { priority: 50 } });
    expect([await take(), await take(), await take(), await take()]).toEqual([urgent, normal, bulk, null]);
  });

  it("takes another project's first one before the rest of fifty", async () => {
    const many = await orders(50);
    expect(await take()).toBe(many[0]);
    const other = await givenUser(db);
    const [first] = await orders(1, other, (await givenProject(db, other)).id);
    expect(await take()).toBe(first);
    expect(await take()).toBe(many[1]);
  });

  it("gives a project with two people the same share as a project with one, and each of the two half of it", async () => {
    const colleague = await givenMember(db, projectId, "editor");
    const other = await givenUser(db);
    const otherProject = (await givenProject(db, other)).id;
    const whose = new Map<string, string>();
    for (let round = 0; round < 12; round += 1) {
      whose.set(await order(lead, projectId), "lead");
      whose.set(await order(colleague, projectId), "colleague");
      whose.set(await order(other, otherProject), "other");
    }
    const taken = { lead: 0, colleague: 0, other: 0 } as Record<string, number>;
    for (let index = 0; index < 16; index += 1) {
      const id = (await take())!;
      taken[whose.get(id)!]! += 1;
      await finish(id);
    }
    expect(taken.other).toBeGreaterThanOrEqual(7);
    expect(taken.other).toBeLessThanOrEqual(9);
    expect(Math.abs(taken.lead! - taken.colleague!)).toBeLessThanOrEqual(1);
  });

  it("never runs more of one person than the limit, whoever claims at once, and lets others pass", async () => {
    await orders(6);
    const other = await givenUser(db);
    const [theirs] = await orders(1, other, (await givenProject(db, other)).id);
    const claimed = await Promise.all(Array.from({ length: 9 }, () => take({}, 2)));
    const ids = claimed.filter((id) => id !== null);
    expect(ids).toHaveLength(3);
    expect(ids).toContain(theirs);
  });

  it("finds what may run behind more blocked ones than it looks ahead", async () => {
    const blocked = await order(lead, projectId);
    await db.$executeRaw`
      INSERT INTO drafts (id, project_id, kind, title, language, updated_at)
      SELECT gen_random_uuid(), ${projectId}::uuid, 'summary', 'copy ' || n, 'en', now() FROM generate_series(1, 300) n`;
    await db.$executeRaw`
      INSERT INTO generations (id, project_id, draft_id, kind, brief, source_ids, seed, order_digest, requested_by_id, need)
      SELECT gen_random_uuid(), ${projectId}::uuid, drafts.id, 'summary', '{}', '{}', 1, '', ${lead.userId}::uuid, 'blocked'
      FROM drafts WHERE title LIKE 'copy %'`;
    expect(await take()).toBe(blocked);
    const other = await givenUser(db);
    const [theirs] = await orders(1, other, (await givenProject(db, other)).id);
    await db.generation.update({ where: { id: theirs! }, data: { fairTag: 900_000n } });
    const need = await needOf(theirs!);
    expect(await take({ ready: [need], loaded: [need] })).toBe(theirs);
    await finish(theirs!);
    const [again] = await orders(1, other, (await givenProject(db, other)).id);
    await db.generation.update({ where: { id: again! }, data: { fairTag: 900_000n } });
    expect(await take({}, 1)).toBe(again);
  });

  it("asks first whether it can run what it has not met", async () => {
    const id = await order(lead, projectId);
    const none = { known: [], ready: [], later: [], loaded: [] };
    const worker = crypto.randomUUID();
    const need = await needOf(id);
    expect(await claimNext(db, worker, { personLimit: 9, readiness: none })).toEqual({ outcome: "judge", need });
    const unable = { ...none, known: [need] };
    expect(await claimNext(db, worker, { personLimit: 9, readiness: unable })).toEqual({ outcome: "nothing" });
  });

  it("lets what is loaded pass what is not, but only as far as fairness allows", async () => {
    const other = await givenUser(db);
    const otherProject = (await givenProject(db, other)).id;
    const large = await order(other, otherProject);
    const small = await orders(9);
    const [smallNeed, largeNeed] = [await needOf(small[0]!), await needOf(large)];
    const passed: string[] = [];
    for (let id = await take({ loaded: [smallNeed] }); id !== large; id = await take({ loaded: [smallNeed] }))
      passed.push(id!);
    expect(passed).toEqual(small.slice(0, 5));
    await order(other, otherProject);
    const busy = { ready: [smallNeed], later: [largeNeed], loaded: [smallNeed] };
    expect(await take(busy)).toBe(small[5]);
  });

  it("holds back rather than let a large one starve", async () => {
    const other = await givenUser(db);
    const large = await order(other, (await givenProject(db, other)).id);
    const small = await orders(9);
    const [smallNeed, largeNeed] = [await needOf(small[0]!), await needOf(large)];
    const readiness = await anything({ ready: [smallNeed], later: [largeNeed], loaded: [smallNeed] });
    const worker = crypto.randomUUID();
    const answers = [];
    for (let index = 0; index < 6; index += 1)
      answers.push((await claimNext(db, worker, { personLimit: 99, readiness })).outcome);
    expect(answers).toEqual([...Array.from({ length: 5 }, () => "claimed"), "held"]);
  });

  it("gives out nothing that was cancelled", async () => {
    const [first, second] = await orders(2);
    await cancelGeneration(db, lead, first!);
    expect([await take(), await take()]).toEqual([second, null]);
  });

  it("refuses an order when as many of that person wait as may", async () => {
    process.env.COPYDESK_PERSON_WAITING = "2";
    try {
      await orders(2);
      const outcome = await requestGeneration(db, lead, projectId, {
        kind: "summary",
        brief: { words: 60 },
        sourceIds: [sourceId],
      });
      expect(outcome).toEqual({ ok: false, reason: "too-many-waiting" });
    } finally {
      delete process.env.COPYDESK_PERSON_WAITING;
    }
  });
});
