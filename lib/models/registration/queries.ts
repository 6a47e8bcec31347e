import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { endpointSettingsSchema } from "../endpoint/schema.ts";

/** The server of a version; null where there is no such version, or no server runs it. */
export async function findEndpoint(db: Db, versionId: string) {
  if (!isId(versionId)) return null;
  const row = await db.modelVersion.findFirst({
    where: { id: versionId, engine: "openai" },
    select: { modelId: true, number: true, settings: true },
  });
  return row && { ...row, settings: endpointSettingsSchema.parse(row.settings) };
}
