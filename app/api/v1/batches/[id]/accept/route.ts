import { db } from "#lib/db/client";
import { acceptClean } from "#lib/generations/batches/commands";
import { apiRoute } from "#lib/http/api-route";
import { idParams } from "../../../_params.ts";

export const POST = apiRoute({ scope: "write", params: idParams, status: 200 }, ({ actor, params }) =>
  acceptClean(db, actor, params.id),
);
