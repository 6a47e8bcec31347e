import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { rollbackDeployment } from "#lib/models/deployments/activations/commands";
import { actSchema } from "#lib/models/deployments/schema";
import { idParams } from "../../../_params.ts";
import { answerAct, deploymentRefusals } from "../../_answer.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, body: actSchema, refusals: deploymentRefusals },
  async ({ actor, params, body }) => {
    const outcome = await rollbackDeployment(db, actor, { deploymentId: params.id, ...body });
    return outcome.ok ? answerAct(db, actor, outcome.value) : outcome;
  },
);
