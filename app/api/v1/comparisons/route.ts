import { db } from "#lib/db/client";
import { startComparison } from "#lib/evaluation/commands";
import { presentComparison } from "#lib/evaluation/present";
import { listComparisons } from "#lib/evaluation/queries";
import { startComparisonSchema } from "#lib/evaluation/schema";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { comparisonRefusals } from "./_answer.ts";

export const GET = apiRoute({ scope: "read", query: pageQuery }, async ({ actor, query }) => {
  const { items, nextCursor } = await listComparisons(db, actor, pageOfQuery(query));
  return { items: items.map((item) => presentComparison(item, actor)), nextCursor };
});

/** The challenger writes the champion's newest texts once more, while nobody waits. */
export const POST = apiRoute(
  { scope: "admin", body: startComparisonSchema, status: 202, refusals: comparisonRefusals },
  ({ actor, body }) => startComparison(db, actor, body),
);
