import { db } from "#lib/db/client";
import { findOpenPause } from "#lib/generations/pauses/queries";
import { apiRoute } from "#lib/http/api-route";

/** Whether generations are begun now. */
export const GET = apiRoute({ scope: "read" }, async () => {
  const pause = await findOpenPause(db);
  return { paused: pause && { by: pause.by, reason: pause.reason, since: pause.startedAt.toISOString() } };
});
