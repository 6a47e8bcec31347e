import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { removeSource } from "#lib/sources/commands";
import { presentFoundSource } from "#lib/sources/present";
import { findSource } from "#lib/sources/queries";
import { idParams } from "../../_params.ts";

export const GET = apiRoute({ scope: "read", params: idParams }, async ({ actor, params }) => {
  const source = await findSource(db, actor, params.id);
  return source && presentFoundSource(source);
});

export const DELETE = apiRoute({ scope: "write", params: idParams, status: 204 }, ({ actor, params }) =>
  removeSource(db, actor, params.id),
);
