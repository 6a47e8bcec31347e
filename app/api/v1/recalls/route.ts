import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { presentRecalled } from "#lib/reviews/recalled/present";
import { listRecalled } from "#lib/reviews/recalled/queries";

/** Recalled drafts that nobody has looked at again, where the caller's role decides. */
export const GET = apiRoute({ scope: "read", query: pageQuery }, async ({ actor, query }) => {
  const { items, nextCursor } = await listRecalled(db, actor, pageOfQuery(query));
  return { items: items.map(presentRecalled), nextCursor };
});
