import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { idParams } from "../../_params.ts";
import { readComparison } from "../_answer.ts";

/** Figures and verdicts of all texts; `limit` and `cursor` page through the texts that the caller may read. */
export const GET = apiRoute({ scope: "read", params: idParams, query: pageQuery }, ({ actor, params, query }) =>
  readComparison(db, actor, params.id, pageOfQuery(query)),
);
