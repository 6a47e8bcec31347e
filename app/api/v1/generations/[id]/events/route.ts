import { db } from "#lib/db/client";
import { requireGeneration } from "#lib/generations/queries";
import { apiRoute } from "#lib/http/api-route";
import { generationStream } from "../../../../_streams/generation-stream.ts";
import { idParams } from "../../../_params.ts";

/** Server-sent events; `Last-Event-ID` (or `?after=`) goes on after that number. */
export const GET = apiRoute({ scope: "read", session: true, params: idParams }, async ({ actor, params, request }) => {
  const generation = await requireGeneration(db, actor, params.id);
  const given = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  const after = Number.parseInt(given ?? "0", 10);
  return generationStream(db, actor, generation, Number.isSafeInteger(after) && after > 0 ? after : 0, request.signal);
});
