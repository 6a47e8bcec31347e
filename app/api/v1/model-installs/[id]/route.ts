import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { presentInstall } from "#lib/models/installs/present";
import { findInstall } from "#lib/models/installs/queries";
import { modelAbilities } from "#lib/models/policy";
import { idParams } from "../../_params.ts";

export const GET = apiRoute({ scope: "read", session: true, params: idParams }, async ({ actor, params }) => {
  const install = await findInstall(db, actor, params.id);
  return install && presentInstall(install, modelAbilities(actor));
});
