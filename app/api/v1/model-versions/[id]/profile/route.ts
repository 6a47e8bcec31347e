import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { requestProfile } from "#lib/models/profiles/commands";
import { idParams } from "../../../_params.ts";

/** Starts a self-test; GET /model-versions/{id} tells how far it is and what it found. */
export const POST = apiRoute(
  {
    scope: "admin",
    params: idParams,
    status: 202,
    refusals: {
      "not-ready": { detail: "Only a version that is ready can be tested." },
      "ended-meanwhile": { detail: "A self-test of this version ended just now. Ask again." },
    },
  },
  ({ actor, params }) => requestProfile(db, actor, params.id),
);
