import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { modelAbilities } from "#lib/models/policy";
import { presentModel } from "#lib/models/present";
import { listModels } from "#lib/models/queries";
import { registrationRefusals } from "../_refusals.ts";
import { requestModel } from "./_requests.ts";

export const GET = apiRoute({ scope: "read", query: pageQuery }, async ({ actor, query }) => {
  const { items, nextCursor } = await listModels(db, actor, pageOfQuery(query));
  const abilities = modelAbilities(actor);
  return { items: items.map((model) => presentModel(model, abilities)), nextCursor };
});

/** Starts what brings a model in: GET /model-versions/{id} tells how far it is, and what was found. */
export const POST = apiRoute({ scope: "admin", status: 202, refusals: registrationRefusals }, ({ actor, request }) =>
  requestModel(actor, request),
);
