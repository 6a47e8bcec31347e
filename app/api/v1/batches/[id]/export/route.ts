import { db } from "#lib/db/client";
import { batchAsCsv } from "#lib/generations/batches/present";
import { findBatch, listBatchItems } from "#lib/generations/batches/queries";
import { apiRoute } from "#lib/http/api-route";
import { slugOf } from "#lib/text/slug";
import { idParams } from "../../../_params.ts";

export const GET = apiRoute({ scope: "read", session: true, params: idParams }, async ({ actor, params }) => {
  const batch = await findBatch(db, actor, params.id);
  if (!batch) return null;
  return new Response(batchAsCsv(await listBatchItems(db, batch)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${slugOf(batch.title)}.csv"`,
    },
  });
});
