import { db } from "#lib/db/client";
import { cancelGeneration } from "#lib/generations/commands";
import { apiRoute } from "#lib/http/api-route";
import { idParams } from "../../../_params.ts";

export const POST = apiRoute({ scope: "write", params: idParams, status: 202 }, ({ actor, params }) =>
  cancelGeneration(db, actor, params.id),
);
