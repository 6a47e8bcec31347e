import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { recallVersion } from "#lib/models/recalls/commands";
import { recallSchema } from "#lib/models/recalls/schema";
import { idParams } from "../../../_params.ts";
import { lifeRefusals } from "../../_answer.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, body: recallSchema, status: 201, refusals: lifeRefusals },
  ({ actor, params, body }) => recallVersion(db, actor, params.id, body.reason),
);
