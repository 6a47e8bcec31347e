import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { modelAbilities } from "#lib/models/policy";
import { presentModel } from "#lib/models/present";
import { findModel } from "#lib/models/queries";
import { idParams } from "../../_params.ts";

export const GET = apiRoute({ scope: "read", params: idParams }, async ({ actor, params }) => {
  const model = await findModel(db, actor, params.id);
  return model && presentModel(model, modelAbilities(actor));
});
