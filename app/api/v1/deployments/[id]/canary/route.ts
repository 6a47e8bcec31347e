import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { setCanary, endCanary } from "#lib/models/deployments/challengers/commands";
import { actSchema, canarySchema } from "#lib/models/deployments/schema";
import { idParams } from "../../../_params.ts";
import { answerAct, deploymentRefusals } from "../../_answer.ts";

/** Starts one, changes the share of the one that runs, or ends it with a share of 0. */
export const POST = apiRoute(
  { scope: "admin", params: idParams, body: canarySchema, refusals: deploymentRefusals },
  async ({ actor, params, body }) => {
    const outcome = await setCanary(db, actor, { deploymentId: params.id, ...body });
    return outcome.ok ? answerAct(db, actor, outcome.value) : outcome;
  },
);

export const DELETE = apiRoute(
  { scope: "admin", params: idParams, body: actSchema, refusals: deploymentRefusals },
  async ({ actor, params, body }) => {
    const outcome = await endCanary(db, actor, { deploymentId: params.id, ...body });
    return outcome.ok ? answerAct(db, actor, outcome.value) : outcome;
  },
);
