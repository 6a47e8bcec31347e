import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { itemParams, readItem } from "../../../_answer.ts";

/** Both texts in their places; of a blind comparison whose they are only once somebody has chosen. */
export const GET = apiRoute({ scope: "read", params: itemParams }, ({ actor, params }) =>
  readItem(db, actor, params.id, params.itemId),
);
