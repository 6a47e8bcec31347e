import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { cancelInstall } from "#lib/models/installs/commands";
import { idParams } from "../../../_params.ts";

export const POST = apiRoute({ scope: "admin", params: idParams, status: 202 }, ({ actor, params }) =>
  cancelInstall(db, actor, params.id),
);
