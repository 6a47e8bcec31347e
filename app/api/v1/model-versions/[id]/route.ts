import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { deleteVersion } from "#lib/models/removal/commands";
import { describeVersion } from "#lib/models/versions/commands";
import { deletionQuery, describeSchema } from "#lib/models/versions/schema";
import { idParams } from "../../_params.ts";
import { lifeRefusals, readVersion } from "../_answer.ts";

export const GET = apiRoute({ scope: "read", params: idParams }, ({ actor, params }) =>
  readVersion(db, actor, params.id),
);

/** What it is for, and its tags. */
export const PATCH = apiRoute(
  { scope: "admin", params: idParams, body: describeSchema },
  async ({ actor, params, body }) => {
    await describeVersion(db, actor, params.id, body);
    return readVersion(db, actor, params.id);
  },
);

/** Takes its files out of the store; the row stays for what came from it. */
export const DELETE = apiRoute(
  { scope: "admin", params: idParams, query: deletionQuery, refusals: lifeRefusals },
  async ({ actor, params, query }) => {
    const outcome = await deleteVersion(db, actor, { versionId: params.id, ...query });
    return outcome.ok ? readVersion(db, actor, params.id) : outcome;
  },
);
