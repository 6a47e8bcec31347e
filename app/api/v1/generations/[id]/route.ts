import { db } from "#lib/db/client";
import { presentGeneration } from "#lib/generations/present";
import { findGeneration, findQueuePosition } from "#lib/generations/queries";
import { apiRoute } from "#lib/http/api-route";
import { idParams } from "../../_params.ts";

export const GET = apiRoute({ scope: "read", session: true, params: idParams }, async ({ actor, params }) => {
  const generation = await findGeneration(db, actor, params.id);
  return generation && presentGeneration(generation, await findQueuePosition(db, generation.id));
});
