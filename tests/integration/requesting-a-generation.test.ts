import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { claimGeneration } from "#lib/generations/claims/commands";
import { cancelGeneration, repeatGeneration, requestGeneration, retryGeneration } from "#lib/generations/commands";
import { presentGeneration } from "#lib/generations/present";
import { findGeneration, findLatestGeneration, listEventsAfter } from "#lib/generations/queries";
import { findTriedBefore } from "#lib/generations/runs/queries";
import { explainWaits } from "#lib/generations/waits/queries";
import { testDb } from "#tests/support/test-db";
import { givenDraft, givenGeneration, givenMember, givenProject, givenSource, givenUser } from "#tests/support/given";

describe("requestGeneration", () => {
  const db = testDb();
  let lead: Actor & { userId: string };
  let projectId: string;

  beforeEach(async () => {
    lead = await givenUser(db);
    projectId = (await givenProject(db, lead)).id;
  });

  it("makes draft, generation and first event together, and they wait to be claimed", async () => {
    const source = await givenSource(db, projectId);
    const outcome = await requestGeneration(db, lead, projectId, {
      kind: "summary",
      brief: { words: 60 },
      sourceIds: [source.id],
      seed: 7,
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    const draft = await db.draft.findUniqueOrThrow({ where: { id: outcome.value.draftId } });
    expect(draft).toMatchObject({ kind: "summary", title: "Bees", activeGenerationId: outcome.value.id });
    expect(await listEventsAfter(db, outcome.value.id, 0)).toMatchObject([{ number: 1, type: "status" }]);
    expect(await claimGeneration(db, outcome.value.id, crypto.randomUUID())).toMatchObject({ attempt: 1 });
  });

  it("makes one generation of a thousand requests with one idempotency key", async () => {
    const source = await givenSource(db, projectId);
    const order = { kind: "summary" as const, brief: { words: 60 }, sourceIds: [source.id], seed: 1 };
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => requestGeneration(db, lead, projectId, order, "key-1")),
    );
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.id)).size).toBe(1);
    expect(await db.generation.count({ where: { projectId } })).toBe(1);
    expect(await db.draft.count({ where: { projectId } })).toBe(1);
  });

  it("refuses a key that was used for another order", async () => {
    const source = await givenSource(db, projectId);
    const order = { kind: "summary" as const, brief: { words: 60 }, sourceIds: [source.id] };
    await requestGeneration(db, lead, projectId, order, "key-2");
    const second = await requestGeneration(db, lead, projectId, { ...order, brief: { words: 90 } }, "key-2");
    expect(second).toEqual({ ok: false, reason: "idempotency-key-reused" });
  });

  it("refuses a brief without sources where they are needed, and writes nothing", async () => {
    const outcome = await requestGeneration(db, lead, projectId, {
      kind: "summary",
      brief: { words: 60 },
      sourceIds: [],
    });
    expect(outcome).toEqual({ ok: false, reason: "sources-required" });
    expect(await db.draft.count({ where: { projectId } })).toBe(0);
  });

  it("refuses a source of another project as if it did not exist", async () => {
    const other = await givenProject(db, await givenUser(db), { name: "Elsewhere" });
    const source = await givenSource(db, other.id);
    const order = { kind: "summary" as const, brief: { words: 60 }, sourceIds: [source.id] };
    expect(await requestGeneration(db, lead, projectId, order)).toEqual({ ok: false, reason: "no-such-source" });
  });

  it("lets one of two orders into one draft through", async () => {
    const draft = await givenDraft(db, lead, projectId, { kind: "summary" });
    const source = await givenSource(db, projectId);
    const order = { kind: "summary" as const, brief: { words: 60 }, sourceIds: [source.id], draftId: draft.id };
    const outcomes = await Promise.all([
      requestGeneration(db, lead, projectId, order),
      requestGeneration(db, lead, projectId, order),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, reason: "already-being-written" });
  });

  it("throws for a reviewer, and answers not_found to somebody from elsewhere", async () => {
    const reviewer = await givenMember(db, projectId, "reviewer");
    const order = { kind: "summary" as const, brief: { words: 60 }, sourceIds: [] };
    await expect(requestGeneration(db, reviewer, projectId, order)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await givenUser(db);
    await expect(requestGeneration(db, stranger, projectId, order)).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends a waiting generation at once when it is cancelled, and frees its draft", async () => {
    const { id, draftId } = await givenGeneration(db, lead, projectId);
    expect(await cancelGeneration(db, lead, id)).toEqual({ ok: true, value: { id, status: "cancelled" } });
    expect(await cancelGeneration(db, lead, id)).toEqual({ ok: false, reason: "already-finished" });
    const draft = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    expect(draft.activeGenerationId).toBeNull();
    const again = await retryGeneration(db, lead, id);
    expect(again).toMatchObject({ ok: true, value: { draftId } });
  });

  it("remembers what a person tries again, and how that ended", async () => {
    const { id, draftId } = await givenGeneration(db, lead, projectId);
    await cancelGeneration(db, lead, id);
    await retryGeneration(db, lead, id);
    const again = await findLatestGeneration(db, lead, draftId);
    expect(again && presentGeneration(again).retryOfId).toBe(id);
    expect(again && (await findTriedBefore(db, again))).toMatchObject({ id, status: "cancelled" });
    await cancelGeneration(db, lead, again?.id ?? "");
    await repeatGeneration(db, lead, draftId);
    const third = await findLatestGeneration(db, lead, draftId);
    expect(third?.retryOfId).toBe(again?.id);
    const first = await findGeneration(db, lead, id);
    expect(first && (await findTriedBefore(db, first))).toBeNull();
  });

  it("tells how many wait before it", async () => {
    const first = await givenGeneration(db, lead, projectId);
    const second = await givenGeneration(db, lead, projectId);
    const waits = await explainWaits(db, [first.id, second.id]);
    expect(waits.get(second.id)?.position).toBe((waits.get(first.id)?.position ?? 0) + 1);
  });
});
