import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { failCrashed } from "#lib/generations/attempts/commands";
import { claimProfile } from "#lib/models/profiles/attempts/commands";
import { requestProfile } from "#lib/models/profiles/commands";
import { claimImport, importAgain } from "#lib/sources/commands";
import { dismissAbandoned, retryAbandoned } from "#lib/workers/abandoned/commands";
import { listAbandoned } from "#lib/workers/abandoned/queries";
import { testDb } from "#tests/support/test-db";
import { givenClaim, givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { givenScriptedVersion } from "#tests/support/given-scripted";

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

  it("is a self-test whose worker ended again and again, for admins only, which can be run again", async () => {
    const admin = await givenUser(db, { isAdmin: true });
    const versionId = await givenScriptedVersion(db, "translate", {}, "en-pt");
    const asked = await requestProfile(db, admin, versionId);
    if (!asked.ok) throw new Error(asked.reason);
    const { id } = asked.value;
    await db.capabilityProfile.update({ where: { id }, data: { attempt: 8 } });
    expect(await claimProfile(db, id, randomUUID())).toBeNull();

    expect(await listAbandoned(db, lead)).toEqual([]);
    const href = `/models/versions/${versionId}`;
    expect(await listAbandoned(db, admin)).toMatchObject([{ type: "profile", id, attempts: 9, href, mayAct: true }]);
    await expect(dismissAbandoned(db, lead, { type: "profile", id })).rejects.toMatchObject({ code: "forbidden" });

    expect(await retryAbandoned(db, admin, { type: "profile", id })).toMatchObject({ ok: true });
    expect(await db.capabilityProfile.count({ where: { versionId, status: "queued" } })).toBe(1);
    expect(await listAbandoned(db, admin)).toEqual([]);
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
