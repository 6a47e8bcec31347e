import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { retireVersion } from "#lib/models/versions/commands";
import { retireSchema } from "#lib/models/versions/schema";
import { idParams } from "../../../_params.ts";
import { lifeRefusals, readVersion } from "../../_answer.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, body: retireSchema, refusals: lifeRefusals },
  async ({ actor, params, body }) => {
    const outcome = await retireVersion(db, actor, params.id, body.reason);
    return outcome.ok ? readVersion(db, actor, params.id) : outcome;
  },
);
