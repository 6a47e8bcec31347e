import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { presentFinding } from "#lib/models/checks/present";
import { listFindings } from "#lib/models/checks/queries";
import { countReach } from "#lib/models/lineage/queries";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion } from "#lib/models/present";
import { presentProfile } from "#lib/models/profiles/present";
import { findShownProfile } from "#lib/models/profiles/queries";
import { findVersion } from "#lib/models/queries";
import { presentRecall } from "#lib/models/recalls/present";
import { listRecallsOf } from "#lib/models/recalls/queries";
import { versionAbilities } from "#lib/models/versions/policy";
import { presentCard } from "#lib/models/versions/present";
import { findCard } from "#lib/models/versions/queries";

/** A version with its card, its newest self-test, what came of it and its recalls. */
export async function readVersion(db: Db, actor: Actor, id: string) {
  const version = await findVersion(db, actor, id);
  const card = version && (await findCard(db, actor, version.id));
  if (!version || !card) return null;
  const [findings, profile, reach, recalls] = await Promise.all([
    listFindings(db, actor, version.id),
    findShownProfile(db, actor, version.id),
    countReach(db, actor, version.id),
    listRecallsOf(db, actor, version.id),
  ]);
  return {
    ...presentVersion(version),
    ...presentCard(card),
    findings: findings.map(presentFinding),
    profile: profile && presentProfile(profile, modelAbilities(actor)),
    lineage: reach,
    recalls: recalls.map(presentRecall),
    abilities: versionAbilities(actor, version),
  };
}

export const lifeRefusals = {
  "in-use": { detail: "Something needs this version now: see hindrances." },
  "not-ready": { detail: "Only a version that is ready can be retired." },
  "not-retired": { detail: "Only a retired version can be brought back." },
  "files-missing": { detail: "Files of this version are missing in the store. Install it again." },
  "still-installing": { detail: "It is being installed. Stop its install." },
  "already-deleted": { detail: "This version is deleted already." },
  "nothing-written": { detail: "No draft came from this version." },
} as const;
