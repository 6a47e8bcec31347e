import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { requestInstall } from "#lib/models/installs/commands";
import { modelAbilities } from "#lib/models/policy";
import { presentModel } from "#lib/models/present";
import { listModels } from "#lib/models/queries";
import { registerEndpoint } from "#lib/models/registration/commands";
import { modelRequestSchema } from "#lib/models/registration/schema";
import { endpointRefusals } from "../_refusals.ts";

export const GET = apiRoute({ scope: "read", query: pageQuery }, async ({ actor, query }) => {
  const { items, nextCursor } = await listModels(db, actor, pageOfQuery(query));
  const abilities = modelAbilities(actor);
  return { items: items.map((model) => presentModel(model, abilities)), nextCursor };
});

/** Installs an entry of the catalog (GET /model-installs/{id} tells how far it is), or adds a model of a server. */
export const POST = apiRoute(
  { scope: "admin", body: modelRequestSchema, status: 202, refusals: endpointRefusals },
  async ({ actor, body }) => {
    if ("catalogId" in body) return requestInstall(db, actor, body.catalogId);
    const outcome = await registerEndpoint(db, actor, body.endpoint);
    return outcome.ok ? Response.json(outcome.value, { status: 201 }) : outcome;
  },
);
