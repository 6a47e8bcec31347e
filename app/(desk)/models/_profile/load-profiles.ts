import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { modelAbilities } from "#lib/models/policy";
import { presentProfile, type PresentedProfile } from "#lib/models/profiles/present";
import { findNewestProfiles, listProfiles } from "#lib/models/profiles/queries";

export type VersionProfiles = {
  /** The newest completed one: what counts. */
  newest: PresentedProfile | null;
  /** The one that waits or runs. */
  active: PresentedProfile | null;
  /** The newest one ended badly. */
  failed: PresentedProfile | null;
  all: PresentedProfile[];
};

export async function loadProfiles(db: Db, actor: Actor, versionId: string): Promise<VersionProfiles> {
  const abilities = modelAbilities(actor);
  const all = (await listProfiles(db, actor, versionId)).map((profile) => presentProfile(profile, abilities));
  return {
    all,
    newest: all.find(({ status }) => status === "completed") ?? null,
    active: all.find(({ status }) => status === "queued" || status === "running") ?? null,
    failed: all[0]?.status === "failed" ? all[0] : null,
  };
}

/** Version id → its newest completed self-test. */
export async function loadNewest(db: Db, actor: Actor, ids: readonly string[]): Promise<Map<string, PresentedProfile>> {
  const abilities = modelAbilities(actor);
  const found = await findNewestProfiles(db, actor, ids);
  return new Map([...found].map(([id, profile]) => [id, presentProfile(profile, abilities)]));
}
