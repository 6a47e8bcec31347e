import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { findCatalogEntry } from "#lib/models/catalog";
import {
  claimInstall,
  completeInstall,
  failInstall,
  recordInstallProgress,
  releaseInstall,
  requeueInstalls,
} from "#lib/models/installs/attempts/commands";
import { cancelInstall, requestInstall } from "#lib/models/installs/commands";
import { presentInstall } from "#lib/models/installs/present";
import { findInstall, listInstalls, requireInstall } from "#lib/models/installs/queries";
import { givenFetched } from "#tests/support/given-models";
import { asToken, givenUser } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";

const ENTRY = "bergamot-en-pt";
const actor = systemActor("test");
const progress = { step: "Downloading", bytesDone: 5, bytesTotal: 10 };

describe("installs", () => {
  const db = testDb();
  const jobs = () =>
    db.$queryRaw<{ data: { installId: string } }[]>`SELECT data FROM pgboss.job WHERE name = 'install-model'`;
  const request = async (catalogId = ENTRY) => {
    const outcome = await requestInstall(db, actor, catalogId);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value.id;
  };
  const claim = async (id: string) => {
    const claimed = await claimInstall(db, id);
    if (!claimed) throw new Error("not claimed");
    return claimed;
  };
  const lapse = (id: string) =>
    db.$executeRaw`UPDATE model_installs SET lease_expires_at = now() - interval '1 second' WHERE id = ${id}::uuid`;

  beforeEach(async () => {
    await db.$executeRaw`DELETE FROM pgboss.job`;
  });
  afterEach(async () => {
    await db.modelInstall.deleteMany();
    await db.modelVersion.deleteMany();
  });

  it("starts one for an entry, however many ask at once, with its job", async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => requestInstall(db, actor, ENTRY)));
    const values = outcomes.map((outcome) => (outcome.ok ? outcome.value : null));
    expect(values.filter((value) => value?.started)).toHaveLength(1);
    expect(new Set(values.map((value) => value?.id)).size).toBe(1);
    expect((await jobs()).map(({ data }) => data.installId)).toEqual([values[0]?.id]);
  });

  it("leaves the queue alone when a script does the work itself", async () => {
    await requestInstall(db, actor, ENTRY, { by: "script" });
    expect(await jobs()).toEqual([]);
  });

  it("is the admin's: others and tokens without the scope are refused, reading is everybody's", async () => {
    const editor = await givenUser(db);
    const admin = await givenUser(db, { isAdmin: true });
    await expect(requestInstall(db, editor, ENTRY)).rejects.toMatchObject({ code: "forbidden" });
    await expect(requestInstall(db, asToken(admin, ["read"]), ENTRY)).rejects.toMatchObject({ code: "forbidden" });
    const outcome = await requestInstall(db, admin, ENTRY);
    expect(outcome.ok).toBe(true);
    expect((await listInstalls(db, editor)).items).toHaveLength(1);
    await expect(cancelInstall(db, editor, (outcome.ok && outcome.value.id) || "")).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("knows no entry that the catalog does not have", async () => {
    await expect(requestInstall(db, actor, "no-such-model")).rejects.toMatchObject({ code: "not_found" });
    expect(await findInstall(db, actor, "no-id")).toBeNull();
    await expect(requireInstall(db, actor, "no-id")).rejects.toMatchObject({ code: "not_found" });
  });

  it("is claimed by one of several workers", async () => {
    const id = await request();
    const claims = await Promise.all(Array.from({ length: 6 }, () => claimInstall(db, id)));
    expect(claims.filter(Boolean)).toMatchObject([{ installId: id, attempt: 1, origin: "catalog", catalogId: ENTRY }]);
  });

  it("shows its progress, and takes none from a worker that lost it", async () => {
    const id = await request();
    const first = await claim(id);
    expect(await recordInstallProgress(db, first, progress)).toBe("held");
    expect(await requireInstall(db, actor, id)).toMatchObject({ status: "running", step: "Downloading", bytesDone: 5 });
    await lapse(id);
    const second = await claim(id);
    expect(second.attempt).toBe(2);
    expect(await recordInstallProgress(db, first, { ...progress, bytesDone: 1 })).toBe("lost");
    expect(await completeInstall(db, first, findCatalogEntry(ENTRY)!, givenFetched())).toBeNull();
    expect(await failInstall(db, first, { code: "x", message: "x", help: "x" })).toBe(false);
    expect(await releaseInstall(db, first)).toBe(false);
    expect(await requireInstall(db, actor, id)).toMatchObject({ status: "running", bytesDone: 5 });
    expect(await db.modelVersion.findMany({ select: { status: true } })).toEqual([{ status: "installing" }]);
  });

  it("ends at once when it is cancelled while it waits, and asks the worker when it runs", async () => {
    const waiting = await request();
    expect(await cancelInstall(db, actor, waiting)).toMatchObject({ ok: true, value: { status: "cancelled" } });
    expect(await cancelInstall(db, actor, waiting)).toEqual({ ok: false, reason: "already-finished" });
    expect(await claimInstall(db, waiting)).toBeNull();

    const running = await request();
    const held = await claim(running);
    expect(await cancelInstall(db, actor, running)).toMatchObject({ ok: true, value: { status: "running" } });
    const shown = presentInstall(await requireInstall(db, actor, running), { manage: true });
    expect(shown).toMatchObject({ cancelling: true, abilities: { cancel: true, retry: false } });
    expect(await recordInstallProgress(db, held, progress)).toBe("cancelled");
  });

  it("ends cancelled when its worker died before it saw the wish", async () => {
    const id = await request();
    await claim(id);
    await cancelInstall(db, actor, id);
    await lapse(id);
    expect(await claimInstall(db, id)).toBeNull();
    expect(await requireInstall(db, actor, id)).toMatchObject({ status: "cancelled" });
  });

  it("is queued again once when its worker is gone, and when its job is", async () => {
    const [lapsed, forgotten] = [await request(), await request("bergamot-pt-en")];
    await claim(lapsed);
    await lapse(lapsed);
    await db.$executeRaw`DELETE FROM pgboss.job`;
    await db.$executeRaw`UPDATE model_installs SET created_at = now() - interval '1 minute' WHERE id = ${forgotten}::uuid`;
    const counts = await Promise.all([requeueInstalls(db), requeueInstalls(db), requeueInstalls(db)]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2);
    const queued = (await jobs()).map(({ data }) => data.installId);
    expect(queued.filter((id) => id === lapsed)).toHaveLength(1);
    expect(queued).toContain(forgotten);
    expect(await claim(lapsed)).toMatchObject({ attempt: 2 });
  });

  it("goes back to the queue when its worker drains", async () => {
    const id = await request();
    const held = await claim(id);
    await db.$executeRaw`DELETE FROM pgboss.job`;
    expect(await releaseInstall(db, held)).toBe(true);
    expect(await jobs()).toHaveLength(1);
    expect(await requireInstall(db, actor, id)).toMatchObject({ status: "queued" });
  });

  it("fails when its worker dies again and again", async () => {
    const id = await request();
    await db.$executeRaw`UPDATE model_installs SET attempt = 10 WHERE id = ${id}::uuid`;
    expect(await claimInstall(db, id)).toBeNull();
    expect(await requireInstall(db, actor, id)).toMatchObject({
      status: "failed",
      error: { code: "crashed-repeatedly" },
    });
  });

  it("can be asked for again after it failed, and keeps the reason of the first", async () => {
    const id = await request();
    await failInstall(db, await claim(id), { code: "unreachable", message: "No hub.", help: "Connect." });
    const shown = presentInstall(await requireInstall(db, actor, id), { manage: true });
    expect(shown).toMatchObject({ error: { message: "No hub." }, abilities: { cancel: false, retry: true } });
    expect(await request()).not.toBe(id);
    expect((await listInstalls(db, actor, { active: true })).items).toHaveLength(1);
    expect((await listInstalls(db, actor)).items).toHaveLength(2);
  });

  it("pages", async () => {
    for (const id of ["bergamot-en-pt", "bergamot-pt-en", "extractive-v1"]) await request(id);
    const first = await listInstalls(db, actor, {}, { limit: 2, cursor: null });
    const second = await listInstalls(db, actor, {}, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ catalogId }) => catalogId)).toHaveLength(3);
    expect(second.nextCursor).toBeNull();
  });
});
