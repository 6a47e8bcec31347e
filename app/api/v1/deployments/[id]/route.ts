import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { removeDeployment } from "#lib/models/deployments/commands";
import { actSchema } from "#lib/models/deployments/schema";
import { idParams } from "../../_params.ts";
import { deploymentRefusals, readDeployment } from "../_answer.ts";

export const GET = apiRoute({ scope: "read", session: true, params: idParams }, ({ actor, params }) =>
  readDeployment(db, actor, params.id),
);

export const DELETE = apiRoute(
  { scope: "admin", params: idParams, body: actSchema, refusals: deploymentRefusals },
  ({ actor, params, body }) => removeDeployment(db, actor, { deploymentId: params.id, ...body }),
);
