import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { presentDeployment } from "#lib/models/deployments/present";
import { findDeployment } from "#lib/models/deployments/queries";
import { modelAbilities } from "#lib/models/policy";

/** The deployment after an act, its newest history entry first. */
export async function readDeployment(db: Db, actor: Actor, id: string) {
  const deployment = await findDeployment(db, actor, id);
  return deployment && presentDeployment(deployment, modelAbilities(actor));
}

export const deploymentRefusals = {
  "wrong-task": { status: 422, detail: "This version does another task, or another pair of languages." },
  "not-ready": { detail: "This version is not ready." },
  "already-active": { detail: "This version serves already." },
  "changed-meanwhile": { detail: "Somebody changed this deployment meanwhile. Read it again." },
  "files-missing": { detail: "Files of this version are missing in the store. Install it again." },
  "nothing-before": { detail: "No other version served before." },
} as const;
