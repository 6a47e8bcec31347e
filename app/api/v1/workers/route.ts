import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { presentWorker } from "#lib/workers/present";
import { listWorkers } from "#lib/workers/queries";

export const GET = apiRoute({ scope: "admin" }, async ({ actor }) => {
  const workers = await listWorkers(db, actor);
  return { items: workers.map(presentWorker), nextCursor: null };
});
