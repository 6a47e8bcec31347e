import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { replaceKey } from "#lib/models/registration/commands";
import { keySchema } from "#lib/models/registration/schema";
import { idParams } from "../../../_params.ts";
import { endpointRefusals } from "../../../_refusals.ts";

/** Another key for the server that runs this version; it is tried first. */
export const PUT = apiRoute(
  { scope: "admin", params: idParams, body: keySchema, refusals: endpointRefusals },
  ({ actor, params, body }) => replaceKey(db, actor, params.id, body.key),
);
