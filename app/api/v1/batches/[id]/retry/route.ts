import { db } from "#lib/db/client";
import { retryFailed } from "#lib/generations/batches/commands";
import { apiRoute } from "#lib/http/api-route";
import { idParams } from "../../../_params.ts";

export const POST = apiRoute({ scope: "write", params: idParams, status: 202 }, ({ actor, params }) =>
  retryFailed(db, actor, params.id),
);
