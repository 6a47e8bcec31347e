import { db } from "#lib/db/client";
import { judgeItem } from "#lib/evaluation/items/commands";
import { verdictSchema } from "#lib/evaluation/schema";
import { apiRoute } from "#lib/http/api-route";
import { itemParams, readItem, verdictRefusals } from "../../../../_answer.ts";

/** What was chosen, by its place. The answer says whose text it is. */
export const POST = apiRoute(
  { scope: "admin", params: itemParams, body: verdictSchema, refusals: verdictRefusals },
  async ({ actor, params: { id, itemId }, body }) => {
    const outcome = await judgeItem(db, actor, { comparisonId: id, itemId, ...body });
    return outcome.ok ? readItem(db, actor, id, itemId) : outcome;
  },
);
