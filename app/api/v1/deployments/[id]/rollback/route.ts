import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { rollbackDeployment } from "#lib/models/deployments/commands";
import { rollbackSchema } from "#lib/models/schema";
import { idParams } from "../../../_params.ts";
import { deploymentRefusals, readDeployment } from "../../_answer.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, body: rollbackSchema, refusals: deploymentRefusals },
  async ({ actor, params, body }) => {
    const outcome = await rollbackDeployment(db, actor, { deploymentId: params.id, ...body });
    return outcome.ok ? readDeployment(db, actor, params.id) : outcome;
  },
);
