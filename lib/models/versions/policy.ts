import type { Actor } from "#lib/auth/actor";
import { modelAbilities } from "../policy.ts";
import type { VersionStatus } from "./schema.ts";
import { mayFollow } from "./transitions.ts";

export type VersionAbilities = Record<"describe" | "recall" | "retire" | "restore" | "delete", boolean>;

/** What the viewer may do with a version in this state; what stands in the way of it is asked apart. */
export function versionAbilities(actor: Actor, version: { status: VersionStatus }): VersionAbilities {
  const { manage } = modelAbilities(actor);
  const { status } = version;
  return {
    describe: manage,
    // Also of one whose files are gone: what it wrote is still there.
    recall: manage && status !== "installing" && status !== "failed",
    retire: manage && mayFollow(status, "retire"),
    restore: manage && mayFollow(status, "restore"),
    delete: manage && mayFollow(status, "delete"),
  };
}
