import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { requireSwap } from "#lib/models/swaps/queries";
import { swapStream } from "../../../../_streams/swap-stream.ts";
import { idParams } from "../../../_params.ts";

/** Server-sent events: the present state first, then each change, until its end. */
export const GET = apiRoute({ scope: "read", session: true, params: idParams }, async ({ actor, params, request }) => {
  const { id } = await requireSwap(db, actor, params.id);
  return swapStream(db, actor, id, request.signal);
});
