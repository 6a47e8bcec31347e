import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { retryInstall } from "#lib/models/installs/retries/commands";
import { retryRefusals } from "../../../_refusals.ts";
import { idParams } from "../../../_params.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, status: 202, refusals: retryRefusals },
  ({ actor, params }) => retryInstall(db, actor, params.id),
);
