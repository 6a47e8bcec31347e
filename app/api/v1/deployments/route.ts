import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { presentDeployment } from "#lib/models/deployments/present";
import { listDeployments } from "#lib/models/deployments/queries";
import { modelAbilities } from "#lib/models/policy";

export const GET = apiRoute({ scope: "read" }, async ({ actor }) => {
  const deployments = await listDeployments(db, actor);
  const abilities = modelAbilities(actor);
  return { items: deployments.map((deployment) => presentDeployment(deployment, abilities)), nextCursor: null };
});
