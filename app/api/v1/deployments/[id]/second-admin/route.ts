import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { setSecondAdmin } from "#lib/models/deployments/commands";
import { secondAdminSchema } from "#lib/models/deployments/schema";
import { idParams } from "../../../_params.ts";
import { answerAct, deploymentRefusals } from "../../_answer.ts";

export const PUT = apiRoute(
  { scope: "admin", params: idParams, body: secondAdminSchema, refusals: deploymentRefusals },
  async ({ actor, params, body }) => {
    const outcome = await setSecondAdmin(db, actor, { deploymentId: params.id, ...body });
    return outcome.ok ? answerAct(db, actor, outcome.value) : outcome;
  },
);
