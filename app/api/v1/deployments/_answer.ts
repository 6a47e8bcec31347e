import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { presentDeployment } from "#lib/models/deployments/present";
import { findDeployment } from "#lib/models/deployments/queries";
import { modelAbilities } from "#lib/models/policy";
import { presentSwap } from "#lib/models/swaps/present";
import { findOpenSwap, findStepTimes, findSwap } from "#lib/models/swaps/queries";
import { tellSwapWait } from "../../../_waits/explain-swap.ts";

/** With its open swap, if there is one. */
export async function readDeployment(db: Db, actor: Actor, id: string) {
  const deployment = await findDeployment(db, actor, id);
  if (!deployment) return null;
  const open = await findOpenSwap(db, actor, id);
  const swap = open && (await readSwap(db, actor, open.id));
  return { ...presentDeployment(deployment, modelAbilities(actor)), swap };
}

type Act = { id: string; swapId: string | null; event: { id: string } };

/** The deployment after an act, with the entry that the act made in its history, and the swap that it began. */
export async function answerAct(db: Db, actor: Actor, { id, swapId, event }: Act) {
  const deployment = await findDeployment(db, actor, id);
  if (!deployment) return null;
  const shown = presentDeployment(deployment, modelAbilities(actor));
  const entry = shown.history.find((one) => one.id === event.id) ?? null;
  return { ...shown, entry, swap: swapId && (await readSwap(db, actor, swapId)) };
}

/** With what it waits for, if it does. */
export async function readSwap(db: Db, actor: Actor, id: string) {
  const swap = await findSwap(db, actor, id);
  if (!swap) return null;
  const times = await findStepTimes(db, actor, swap.deploymentId);
  return { ...presentSwap(swap, modelAbilities(actor), times), wait: await tellSwapWait(db, id) };
}

export const deploymentRefusals = {
  "no-such-version": { status: 422, detail: "There is no such version." },
  "wrong-task": { status: 422, detail: "This version does another task, or another pair of languages." },
  "not-ready": { detail: "This version is not ready." },
  "base-not-ready": { detail: "The base of this adapter was retired or deleted." },
  "already-active": { detail: "This version serves already." },
  "changed-meanwhile": { detail: "Somebody changed this deployment meanwhile. Read it again." },
  "files-missing": { detail: "Files of this version are missing in the store. Install it again." },
  "nothing-before": { detail: "No other version served before." },
  "swap-under-way": { detail: "Another version is on its way already. Wait for its end, or stop it." },
  "no-challenger": { detail: "No version is tried here." },
  "challenger-there": { detail: "Another version is tried here. End that first." },
  "no-canary": { detail: "There is no canary here." },
  "no-shadow": { detail: "There is no shadow here." },
  "same-share": { detail: "The share is that already." },
  "one-embedder": {
    status: 422,
    detail: "Vectors of two models cannot be compared: there is no canary for this task.",
  },
  "task-not-compared": { status: 422, detail: "Versions for this task write no text that could be compared." },
  "shadow-running": { detail: "A shadow runs here already." },
  "has-its-own": { detail: "There is a deployment for this already." },
  "serves-everybody": { detail: "Only a deployment for a project or a kind can be removed." },
  "second-admin": { detail: "Changes here need a second admin: unset that first, with a reason." },
  "set-already": { detail: "It is set so already." },
} as const;

export const swapRefusals = {
  "own-proposal": { status: 403, detail: "Another admin than the one who proposed it has to agree." },
  "not-proposed": { detail: "It waits for nobody's agreement any more." },
  "already-finished": { detail: "It had ended already." },
  "already-switched": { detail: "The new version serves already. Roll back to the one before." },
  "too-late": { detail: "It has ended or switched meanwhile." },
} as const;
