import { db } from "#lib/db/client";
import { endComparison } from "#lib/evaluation/commands";
import { apiRoute } from "#lib/http/api-route";
import { idParams } from "../../../_params.ts";
import { endRefusals } from "../../_answer.ts";

export const POST = apiRoute({ scope: "admin", params: idParams, refusals: endRefusals }, ({ actor, params }) =>
  endComparison(db, actor, params.id),
);
