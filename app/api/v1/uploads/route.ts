import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { removeExpiredUploads } from "#lib/models/uploads/commands";
import { listUploads } from "#lib/models/uploads/queries";
import { modelStore } from "#lib/storage/model-store";
import { tusRoute } from "./_tus-route.ts";

/** The caller's own uploads, with how far each is. */
export const GET = apiRoute({ scope: "admin", session: true }, async ({ actor }) => {
  const store = modelStore();
  const items = await listUploads(actor, store);
  await removeExpiredUploads(db, store);
  return { items, nextCursor: null };
});

/** Begins an upload, by the tus protocol. */
export const POST = tusRoute;
