import { db } from "#lib/db/client";
import { presentBatch } from "#lib/generations/batches/present";
import { findBatch, listBatchItems } from "#lib/generations/batches/queries";
import { apiRoute } from "#lib/http/api-route";
import { idParams } from "../../_params.ts";

export const GET = apiRoute({ scope: "read", params: idParams }, async ({ actor, params }) => {
  const batch = await findBatch(db, actor, params.id);
  return batch && presentBatch(batch, await listBatchItems(db, batch));
});
