import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { activateVersion } from "#lib/models/deployments/commands";
import { activateSchema } from "#lib/models/schema";
import { idParams } from "../../../_params.ts";
import { deploymentRefusals, readDeployment } from "../../_answer.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, body: activateSchema, refusals: deploymentRefusals },
  async ({ actor, params, body }) => {
    const outcome = await activateVersion(db, actor, { deploymentId: params.id, ...body });
    return outcome.ok ? readDeployment(db, actor, params.id) : outcome;
  },
);
