import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { requestActivation } from "#lib/models/deployments/activations/commands";
import { activateSchema } from "#lib/models/deployments/schema";
import { idParams } from "../../../_params.ts";
import { answerAct, deploymentRefusals } from "../../_answer.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, body: activateSchema, refusals: deploymentRefusals },
  async ({ actor, params, body }) => {
    const outcome = await requestActivation(db, actor, { deploymentId: params.id, ...body });
    return outcome.ok ? answerAct(db, actor, outcome.value) : outcome;
  },
);
