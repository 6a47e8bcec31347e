import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { presentVersion } from "#lib/models/present";
import { findVersion } from "#lib/models/queries";
import { idParams } from "../../_params.ts";

export const GET = apiRoute({ scope: "read", params: idParams }, async ({ actor, params }) => {
  const version = await findVersion(db, actor, params.id);
  return version && presentVersion(version);
});
