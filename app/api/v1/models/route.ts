import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { requestInstall } from "#lib/models/installs/commands";
import { modelAbilities } from "#lib/models/policy";
import { presentModel } from "#lib/models/present";
import { listModels } from "#lib/models/queries";
import { installRequestSchema } from "#lib/models/schema";

export const GET = apiRoute({ scope: "read", query: pageQuery }, async ({ actor, query }) => {
  const { items, nextCursor } = await listModels(db, actor, pageOfQuery(query));
  const abilities = modelAbilities(actor);
  return { items: items.map((model) => presentModel(model, abilities)), nextCursor };
});

/** Installs an entry of the catalog; GET /model-installs/{id} tells how far it is. */
export const POST = apiRoute({ scope: "admin", body: installRequestSchema, status: 202 }, ({ actor, body }) =>
  requestInstall(db, actor, body.catalogId),
);
