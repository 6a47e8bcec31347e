import { unseal } from "#lib/auth/seal";
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { KEY_PURPOSE } from "./schema.ts";

export type OpenedKey = { key: string | null } | "cannot-be-opened";

/** For the worker alone, when it loads the version: nothing of this may go anywhere but into its engine process. */
export async function openKey(db: Db, versionId: string): Promise<OpenedKey> {
  const row = await db.modelSecret.findUnique({ where: { versionId }, select: { sealed: true } });
  if (!row) return { key: null };
  const key = unseal(env.COPYDESK_SECRET, KEY_PURPOSE, versionId, row.sealed);
  return key === null ? "cannot-be-opened" : { key };
}
