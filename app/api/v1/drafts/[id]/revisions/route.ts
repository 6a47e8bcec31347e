import { db } from "#lib/db/client";
import { presentRevision } from "#lib/drafts/present";
import { requireDraft } from "#lib/drafts/queries";
import { listRevisions } from "#lib/drafts/revisions/queries";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { idParams } from "../../../_params.ts";

export const GET = apiRoute({ scope: "read", params: idParams, query: pageQuery }, async ({ actor, params, query }) => {
  const draft = await requireDraft(db, actor, params.id);
  const { items, nextCursor } = await listRevisions(db, draft, pageOfQuery(query));
  return { items: items.map(presentRevision), nextCursor };
});
