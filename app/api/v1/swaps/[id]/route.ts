import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { idParams } from "../../_params.ts";
import { readSwap } from "../../deployments/_answer.ts";

export const GET = apiRoute({ scope: "read", session: true, params: idParams }, ({ actor, params }) =>
  readSwap(db, actor, params.id),
);
