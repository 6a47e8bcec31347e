import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { modelAbilities } from "#lib/models/policy";
import { presentModel } from "#lib/models/present";
import { listModels } from "#lib/models/queries";
import { versionFilterSchema } from "#lib/models/versions/schema";
import { registrationRefusals } from "../_refusals.ts";
import { requestModel } from "./_requests.ts";

const modelsQuery = pageQuery.extend(versionFilterSchema.shape);

/** Filtered as the list of versions is: models that have such a version, with those versions alone. */
export const GET = apiRoute({ scope: "read", query: modelsQuery }, async ({ actor, query }) => {
  const { limit: _, cursor: __, ...filter } = query;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const { items, nextCursor } = await listModels(db, actor, pageOfQuery(query), isFiltered ? filter : null);
  const abilities = modelAbilities(actor);
  return { items: items.map((model) => presentModel(model, abilities)), nextCursor };
});

/** Starts what brings a model in: GET /model-versions/{id} tells how far it is, and what was found. */
export const POST = apiRoute({ scope: "admin", status: 202, refusals: registrationRefusals }, ({ actor, request }) =>
  requestModel(actor, request),
);
