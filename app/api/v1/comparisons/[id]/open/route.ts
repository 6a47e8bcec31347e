import { db } from "#lib/db/client";
import { openComparison } from "#lib/evaluation/commands";
import { apiRoute } from "#lib/http/api-route";
import { idParams } from "../../../_params.ts";
import { openRefusals } from "../../_answer.ts";

/** Shows the names and figures of a blind comparison, for good. */
export const POST = apiRoute({ scope: "admin", params: idParams, refusals: openRefusals }, ({ actor, params }) =>
  openComparison(db, actor, params.id),
);
