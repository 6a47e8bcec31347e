import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { endShadow, startShadow } from "#lib/models/deployments/challengers/commands";
import { actSchema, shadowSchema } from "#lib/models/deployments/schema";
import { idParams } from "../../../_params.ts";
import { answerAct, deploymentRefusals } from "../../_answer.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, body: shadowSchema, refusals: deploymentRefusals },
  async ({ actor, params, body }) => {
    const outcome = await startShadow(db, actor, { deploymentId: params.id, ...body });
    return outcome.ok ? answerAct(db, actor, outcome.value) : outcome;
  },
);

export const DELETE = apiRoute(
  { scope: "admin", params: idParams, body: actSchema, refusals: deploymentRefusals },
  async ({ actor, params, body }) => {
    const outcome = await endShadow(db, actor, { deploymentId: params.id, ...body });
    return outcome.ok ? answerAct(db, actor, outcome.value) : outcome;
  },
);
