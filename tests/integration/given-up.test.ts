import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { failCrashed } from "#lib/generations/attempts/commands";
import { claimImport, importAgain } from "#lib/sources/commands";
import { dismissAbandoned, retryAbandoned } from "#lib/workers/abandoned/commands";
import { listAbandoned } from "#lib/workers/abandoned/queries";
import { testDb } from "#tests/support/test-db";
import { givenClaim, givenGeneration, givenProject, givenUser } from "#tests/support/given";

describe("work that was given up", () => {
  const db = testDb();
  let lead: Actor & { userId: string };
  let projectId: string;

  beforeEach(async () => {
    lead = await givenUser(db);
    projectId = (await givenProject(db, lead)).id;
  });

  async function givenCrashed() {
    const generation = await givenGeneration(db, lead, projectId);
    await failCrashed(db, await givenClaim(db, generation.id));
    return generation;
  }
  const givenImport = () =>
    db.source.create({
      data: { projectId, title: "Poison", mediaType: "text/plain", digest: "0".repeat(64), bytes: 1 },
      select: { id: true },
    });

  it("is a generation that crashed too often, with what happened, until somebody dismisses it", async () => {
    const { id } = await givenCrashed();
    const [item] = await listAbandoned(db, lead);
    expect(item).toMatchObject({ type: "generation", id, attempts: 1, mayAct: true });
    expect(item?.message).toMatch(/ended 3 times/);
    expect(await dismissAbandoned(db, lead, { type: "generation", id })).toMatchObject({ ok: true });
    expect(await listAbandoned(db, lead)).toEqual([]);
  });

  it("is no business of others' projects, and no failure of the order itself is in it", async () => {
    const { id } = await givenCrashed();
    expect(await listAbandoned(db, await givenUser(db))).toEqual([]);
    await db.generation.update({ where: { id }, data: { error: { code: "model-missing", message: "x", help: "x" } } });
    expect(await listAbandoned(db, lead)).toEqual([]);
  });

  it("is tried again as a new order into the same draft", async () => {
    const { id, draftId } = await givenCrashed();
    expect(await retryAbandoned(db, lead, { type: "generation", id })).toMatchObject({ ok: true });
    expect(await db.generation.count({ where: { draftId, status: "queued" } })).toBe(1);
    expect(await listAbandoned(db, lead)).toEqual([]);
  });

  it("is a source whose import never comes to an end, which can be read again", async () => {
    const { id } = await givenImport();
    const claims = [];
    for (let attempt = 0; attempt < 6; attempt += 1) claims.push(await claimImport(db, id));
    expect(claims).toEqual([true, true, true, true, true, false]);
    expect(await listAbandoned(db, lead)).toMatchObject([{ type: "source", id, attempts: 6 }]);
    expect(await importAgain(db, lead, id)).toMatchObject({ ok: true });
    expect(await claimImport(db, id)).toBe(true);
    expect(await listAbandoned(db, lead)).toEqual([]);
  });
});
