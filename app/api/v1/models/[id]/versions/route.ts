import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { findModel } from "#lib/models/queries";
import { idParams } from "../../../_params.ts";
import { registrationRefusals } from "../../../_refusals.ts";
import { requestVersion } from "../../_requests.ts";

/** A further version of a model, by the same ways as the first. */
export const POST = apiRoute(
  { scope: "admin", params: idParams, status: 202, refusals: registrationRefusals },
  async ({ actor, params, request }) => {
    const model = await findModel(db, actor, params.id);
    return model && requestVersion(actor, model, request);
  },
);
