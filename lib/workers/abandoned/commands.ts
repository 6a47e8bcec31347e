/** What is done about work that was given up: it is tried again, or taken off the list. */
import type { Actor } from "#lib/auth/actor";
import { requireAbility } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { done, refuse } from "#lib/errors/refusal";
import { retryGeneration } from "#lib/generations/commands";
import { requireGeneration } from "#lib/generations/queries";
import { retryInstall } from "#lib/models/installs/retries/commands";
import { requireManageModels } from "#lib/models/policy";
import { requestProfile } from "#lib/models/profiles/commands";
import { requireProfile } from "#lib/models/profiles/queries";
import { importAgain } from "#lib/sources/commands";
import { requireSource } from "#lib/sources/queries";
import type { AbandonedKey } from "./schema.ts";

/** Takes it off the list, once or again; the row and what it says stay where they are. */
export async function dismissAbandoned(db: Db, actor: Actor, { type, id }: AbandonedKey) {
  const where = { id, status: "failed" as const };
  const data = { dismissedAt: new Date() };
  const { count } = await guarded();
  return count === 1 ? done({ id }) : refuse("not-given-up");

  async function guarded(): Promise<{ count: number }> {
    switch (type) {
      case "generation":
        requireAbility((await requireGeneration(db, actor, id)).access, "generation.request");
        return db.generation.updateMany({ where, data });
      case "source":
        requireAbility((await requireSource(db, actor, id)).access, "source.add");
        return db.source.updateMany({ where, data });
      case "install":
        requireManageModels(actor);
        return db.modelInstall.updateMany({ where, data });
      case "profile":
        requireManageModels(actor);
        return db.capabilityProfile.updateMany({ where, data });
    }
  }
}

/** The same once more. What was given up is off the list when that has begun. */
export async function retryAbandoned(db: Db, actor: Actor, key: AbandonedKey) {
  const begun = await begin();
  if (!begun.ok) return begun;
  // A source is the same row, which has begun anew.
  if (key.type !== "source") await dismissAbandoned(db, actor, key);
  return done({ id: key.id });

  async function begin() {
    switch (key.type) {
      case "generation":
        return retryGeneration(db, actor, key.id);
      case "source":
        return importAgain(db, actor, key.id);
      case "install":
        return retryInstall(db, actor, key.id);
      case "profile":
        return requestProfile(db, actor, (await requireProfile(db, actor, key.id)).versionId);
    }
  }
}
