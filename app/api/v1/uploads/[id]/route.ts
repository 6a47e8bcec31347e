import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { removeUpload } from "#lib/models/uploads/commands";
import { modelStore } from "#lib/storage/model-store";
import { idParams } from "../../_params.ts";
import { tusRoute } from "../_tus-route.ts";

/** How far it is, and the next bytes of it, by the tus protocol. */
export const HEAD = tusRoute;
export const PATCH = tusRoute;

export const DELETE = apiRoute(
  { scope: "admin", session: true, params: idParams, status: 204 },
  async ({ actor, params }) => {
    await removeUpload(db, actor, params.id, modelStore());
    return new Response(null, { status: 204, headers: { "tus-resumable": "1.0.0" } });
  },
);
