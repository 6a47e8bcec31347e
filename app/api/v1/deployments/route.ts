import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { createDeployment } from "#lib/models/deployments/commands";
import { presentDeployment } from "#lib/models/deployments/present";
import { listDeployments } from "#lib/models/deployments/queries";
import { newDeploymentSchema } from "#lib/models/deployments/schema";
import { modelAbilities } from "#lib/models/policy";
import { answerAct, deploymentRefusals } from "./_answer.ts";

export const GET = apiRoute({ scope: "read" }, async ({ actor }) => {
  const deployments = await listDeployments(db, actor);
  const abilities = modelAbilities(actor);
  return { items: deployments.map((deployment) => presentDeployment(deployment, abilities)), nextCursor: null };
});

export const POST = apiRoute(
  { scope: "admin", body: newDeploymentSchema, status: 201, refusals: deploymentRefusals },
  async ({ actor, body }) => {
    const outcome = await createDeployment(db, actor, body);
    return outcome.ok ? answerAct(db, actor, outcome.value) : outcome;
  },
);
