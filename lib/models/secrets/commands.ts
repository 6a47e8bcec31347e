/** Keys of servers elsewhere: sealed when they are stored, and opened only where a worker loads the version. */
import { seal } from "#lib/auth/seal";
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { KEY_PURPOSE } from "./schema.ts";

/** In place of the one before; null takes it away. The caller has asked the policy. */
export async function storeKey(tx: Db, versionId: string, key: string | null): Promise<void> {
  await tx.modelSecret.deleteMany({ where: { versionId } });
  if (key === null) return;
  const sealed = seal(env.COPYDESK_SECRET, KEY_PURPOSE, versionId, key);
  await tx.modelSecret.create({ data: { versionId, sealed } });
}
