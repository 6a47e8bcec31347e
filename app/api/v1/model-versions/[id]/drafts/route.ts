import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { presentText } from "#lib/models/lineage/present";
import { listDraftsOf } from "#lib/models/lineage/queries";
import { findVersion } from "#lib/models/queries";
import { idParams } from "../../../_params.ts";

/** Drafts that came from this version, in the projects that the caller may see. */
export const GET = apiRoute({ scope: "read", params: idParams, query: pageQuery }, async ({ actor, params, query }) => {
  const version = await findVersion(db, actor, params.id);
  if (!version) return null;
  const { items, nextCursor } = await listDraftsOf(db, actor, version.id, pageOfQuery(query));
  return { items: items.map(presentText), nextCursor };
});
