/** Self-tests: each version has one when it is first ready, and again when somebody asks for it. */
import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { enqueue } from "#lib/jobs/enqueue";
import { requireManageModels } from "../policy.ts";
import { requireVersion } from "../queries.ts";
import type { EngineName } from "../schema.ts";
import { isTestedByItself, WITHOUT_WEIGHTS } from "./policy.ts";
import { requireProfile } from "./queries.ts";
import { SUITE } from "./schema.ts";
import { mayFollow, statusesBefore } from "./transitions.ts";

/** Behind everything that somebody waits for. Writers take minutes, all others seconds: those go first. */
const PRIORITY = -10;
const PRIORITY_OF_WRITERS = -20;

/** Starts a self-test. One that is under way for the version is returned instead, with `started: false`. */
export async function requestProfile(db: Db, actor: Actor, versionId: string) {
  requireManageModels(actor);
  const version = await requireVersion(db, actor, versionId);
  if (version.status !== "ready") return refuse("not-ready");
  return transact(db, async (tx) => {
    const created = await createProfile(tx, versionId, userIdOf(actor));
    if (!created) {
      const active = await tx.capabilityProfile.findFirst({
        where: { versionId, status: { in: statusesBefore("cancel") } },
        select: { id: true },
      });
      return active ? done({ ...active, started: false }) : refuse("ended-meanwhile");
    }
    await recordEvent(tx, actor, {
      type: "model.profile_requested",
      subject: ["model", version.model.id],
      data: { versionId, profileId: created.id, name: `${version.model.name} v${version.number}` },
    });
    return done({ ...created, started: true });
  });
}

/** A waiting one ends at once; a running one when its worker sees it, within seconds. Nothing of it counts. */
export async function cancelProfile(db: Db, actor: Actor, id: string) {
  requireManageModels(actor);
  const profile = await requireProfile(db, actor, id);
  if (!mayFollow(profile.status, "cancel")) return refuse("already-finished");
  const ended = await db.capabilityProfile.updateMany({
    where: { id, status: "queued" },
    data: { status: "cancelled", finishedAt: new Date() },
  });
  if (ended.count === 1) return done({ id, status: "cancelled" as const });
  const asked = await db.capabilityProfile.updateMany({
    where: { id, status: "running" },
    data: { cancelRequestedAt: new Date() },
  });
  return asked.count === 1 ? done({ id, status: "running" as const }) : refuse("already-finished");
}

/** In the transaction that makes a version ready: its first self-test waits for a worker from then on. */
export async function queueFirstProfile(tx: Db, version: { id: string; engine: EngineName }): Promise<void> {
  if (!isTestedByItself(version.engine)) return;
  if ((await tx.capabilityProfile.count({ where: { versionId: version.id } })) > 0) return;
  await createProfile(tx, version.id, null);
}

const idsSchema = z.array(z.object({ id: z.string() }));

/** Versions that were ready before self-tests were known. Safe to run from several workers. */
export async function queueMissingProfiles(db: Db): Promise<number> {
  return transact(db, async (tx) => {
    const rows = await tx.$queryRaw`
      SELECT id::text AS id FROM model_versions AS version
      WHERE status = 'ready' AND NOT (engine = ANY(${[...WITHOUT_WEIGHTS]}::text[]))
        AND NOT EXISTS (SELECT 1 FROM capability_profiles WHERE version_id = version.id)
      ORDER BY created_at LIMIT 20 FOR UPDATE SKIP LOCKED`;
    const versions = idsSchema.parse(rows);
    for (const { id } of versions) await createProfile(tx, id, null);
    return versions.length;
  });
}

/** The partial unique index lets one of several through; null for the others. */
async function createProfile(tx: Db, versionId: string, requestedById: string | null) {
  const [created] = await tx.capabilityProfile.createManyAndReturn({
    data: { versionId, suite: SUITE, requestedById },
    select: { id: true },
    skipDuplicates: true,
  });
  if (!created) return null;
  const { tasks } = await tx.modelVersion.findUniqueOrThrow({ where: { id: versionId }, select: { tasks: true } });
  const priority = tasks.includes("write") ? PRIORITY_OF_WRITERS : PRIORITY;
  await enqueue(tx, "profile-model", { profileId: created.id }, { priority });
  return created;
}
