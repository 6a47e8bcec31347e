import { db } from "#lib/db/client";
import { presentGeneration } from "#lib/generations/present";
import { findGeneration } from "#lib/generations/queries";
import { apiRoute } from "#lib/http/api-route";
import { tellWait } from "../../../../_waits/explain.ts";
import { idParams } from "../../_params.ts";

export const GET = apiRoute({ scope: "read", session: true, params: idParams }, async ({ actor, params }) => {
  const generation = await findGeneration(db, actor, params.id);
  const wait = generation?.status === "queued" ? await tellWait(db, generation.id) : null;
  return generation && presentGeneration(generation, wait);
});
