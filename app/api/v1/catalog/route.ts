import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { listCatalogEntries } from "#lib/models/catalog/queries";
import { presentEntry } from "#lib/models/present";

export const GET = apiRoute({ scope: "read" }, async ({ actor }) => {
  const entries = await listCatalogEntries(db, actor);
  return { items: entries.map(({ entry, state }) => presentEntry(entry, state)), nextCursor: null };
});
