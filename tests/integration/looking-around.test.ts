import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { claimReplays, waitingReplays } from "#lib/evaluation/attempts/commands";
import { lapsedGenerations, requeueLapsed } from "#lib/generations/attempts/commands";
import { waitingGenerations } from "#lib/generations/claims/commands";
import { pauseQueue } from "#lib/generations/pauses/commands";
import { enqueue } from "#lib/jobs/enqueue";
import { findAnything, waitingJobs } from "#lib/jobs/looks";
import { claimSwap, waitingSwaps } from "#lib/models/swaps/attempts/commands";
import { waitingTranslations } from "#lib/translations/commands";
import { lookAround } from "#workers/supervisor/look-around";
import { sweeps } from "#workers/supervisor/sweeps";
import { givenClaim, givenDraft, givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { givenUnservedVersion } from "#tests/support/given-scripted";
import { givenChange, givenSwap } from "#tests/support/given-swap";
import { testDb } from "#tests/support/test-db";

const LONG_AGO = new Date(0);
const CAPACITY = { engineNames: ["scripted"], memoryBudget: 1e12, leaves: [] };

describe("looking around for what nobody told of", () => {
  const db = testDb();
  let admin: Actor & { userId: string };
  let projectId: string;
  let woken: string[];
  let swept: string[];

  const work = [
    { name: "generate-draft", waiting: waitingGenerations },
    { name: "replay-generation", waiting: waitingReplays },
    { name: "swap-model", waiting: waitingSwaps },
    { name: "translate-text", waiting: waitingTranslations },
    { name: "publish-due", waiting: waitingJobs("publish-due") },
  ];
  const wake = (name: string) => void woken.push(name);

  /** Whether the database has run for a lease is not what this is about. */
  const all = sweeps.map((sweep) =>
    sweep.name === "lapsed generations"
      ? { ...sweep, rows: lapsedGenerations(0), run: () => requeueLapsed(db, 0) }
      : sweep,
  );
  const written = all.map((sweep) => ({ ...sweep, run: () => Promise.resolve(void swept.push(sweep.name)) }));
  const look = () => lookAround({ db, work, sweeps: written, wake, now: () => 0 })();

  beforeEach(async () => {
    [woken, swept] = [[], []];
    await db.project.deleteMany();
    await db.comparison.deleteMany();
    await db.modelSwap.deleteMany();
    await db.translationRequest.deleteMany();
    await db.queuePause.deleteMany();
    await db.$executeRaw`DELETE FROM pgboss.job`;
    admin = await givenUser(db, { isAdmin: true });
    projectId = (await givenProject(db, admin)).id;
  });

  const givenJob = (afterSeconds = 0) =>
    enqueue(db, "publish-due", { scheduleId: crypto.randomUUID() }, { afterSeconds });
  const givenTranslation = (expiresAt: Date) =>
    db.translationRequest.create({ data: { order: { texts: ["a"] }, expiresAt }, select: { id: true } });

  async function givenReplay(type: "fixed" | "shadow") {
    const versions = { championId: crypto.randomUUID(), challengerId: await givenUnservedVersion(db, "write") };
    const { id: generationId } = await givenGeneration(db, admin, projectId);
    return db.comparison.create({
      data: { ...versions, task: "write", type, wanted: 1, items: { create: { generationId } } },
    });
  }

  it("finds nothing on a desk without work, and wakes nobody", async () => {
    await givenDraft(db, admin, projectId);
    await givenJob(3_600);
    await givenTranslation(LONG_AGO).then(({ id }) => db.translationRequest.delete({ where: { id } }));
    await look();
    expect({ woken, swept }).toEqual({ woken: [], swept: [] });
  });

  it("wakes those whose work waits", async () => {
    await givenReplay("fixed");
    await givenSwap(db, admin, await givenChange(db));
    await givenTranslation(new Date(Date.now() + 60_000));
    await givenJob();
    await look();
    expect(woken).toEqual(work.map(({ name }) => name));
    expect(swept).toEqual([]);
  });

  it("wakes for the swap of a worker that is gone, not for that of one that lives", async () => {
    await givenSwap(db, admin, await givenChange(db));
    await claimSwap(db, { workerId: crypto.randomUUID(), ...CAPACITY });
    await look();
    expect(woken).toEqual([]);
    await db.modelSwap.updateMany({ data: { leaseExpiresAt: LONG_AGO } });
    await look();
    expect(woken).toEqual(["swap-model"]);
  });

  it("wakes nobody for texts while an admin holds the queue", async () => {
    await givenGeneration(db, admin, projectId);
    await pauseQueue(db, admin, { reason: "The memory is being changed." });
    await look();
    expect(woken).toEqual([]);
  });

  it("finds all that was lost, and leaves nothing of it", async () => {
    const { id } = await givenGeneration(db, admin, projectId);
    await givenClaim(db, id);
    await db.generation.update({ where: { id }, data: { leaseExpiresAt: LONG_AGO } });
    await givenReplay("fixed");
    await claimReplays(db, crypto.randomUUID(), 1, CAPACITY);
    await db.comparisonItem.updateMany({ data: { leaseExpiresAt: LONG_AGO } });
    const lapsed = { status: "running", leaseExpiresAt: LONG_AGO } as const;
    const versionId = await givenUnservedVersion(db, "write");
    await db.capabilityProfile.create({ data: { ...lapsed, versionId, suite: "test" } });
    await db.modelInstall.create({ data: { ...lapsed, catalogId: "bergamot-en-pt" } });
    await db.source.create({
      data: { projectId, title: "", mediaType: "text/plain", digest: "", bytes: 1, updatedAt: LONG_AGO },
    });
    await givenTranslation(LONG_AGO);
    const { id: draftId, revision } = await givenDraft(db, admin, projectId);
    await db.publicationSchedule.create({ data: { projectId, draftId, revisionId: revision.id, at: LONG_AGO } });

    await look();
    const lost = all.filter(({ name }) => name !== "running shadows");
    expect(swept).toEqual(lost.map(({ name }) => name));
    for (const sweep of lost) await sweep.run(db);
    // A schedule is late until it is published.
    expect(await findAnything(db, lost)).toEqual(["late schedules"]);
    expect(await db.$queryRaw`SELECT name FROM pgboss.job WHERE state = 'created' ORDER BY name`).toEqual(
      ["index-source", "install-model", "profile-model", "publish-due"].map((name) => ({ name })),
    );
  });

  it("looks through shadows more seldom than for what was lost", async () => {
    await givenReplay("shadow");
    let time = 0;
    const again = lookAround({ db, work: [], sweeps: written, wake, now: () => time });
    await again();
    await again();
    expect(swept).toEqual(["running shadows"]);
    time = 30_000;
    await again();
    expect(swept).toEqual(["running shadows", "running shadows"]);
  });

  it("begins every sweep, though one fails, and tells of that", async () => {
    const failing = { name: "failing", rows: waitingGenerations, run: () => Promise.reject(new Error("a bug")) };
    await givenReplay("shadow");
    const asked = lookAround({ db, work: [], sweeps: [failing, ...written], wake, now: () => 0 });
    await expect(asked()).rejects.toThrow("a bug");
    expect(swept).toEqual(["running shadows"]);
  });
});
