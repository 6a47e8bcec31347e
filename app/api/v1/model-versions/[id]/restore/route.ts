import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { restoreVersion } from "#lib/models/versions/commands";
import { idParams } from "../../../_params.ts";
import { lifeRefusals, readVersion } from "../../_answer.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, refusals: lifeRefusals },
  async ({ actor, params }) => {
    const outcome = await restoreVersion(db, actor, params.id);
    return outcome.ok ? readVersion(db, actor, params.id) : outcome;
  },
);
