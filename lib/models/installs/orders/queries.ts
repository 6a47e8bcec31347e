import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { findSameFiles } from "../../checks/queries.ts";
import type { VersionFile } from "../../schema.ts";

/** A ready version that an adapter may change: one that is no adapter itself. */
export function findBase(db: Db, id: string) {
  if (!isId(id)) return null;
  return db.modelVersion.findFirst({
    where: { id, status: "ready", format: "gguf", baseVersionId: null },
    select: { id: true },
  });
}

const NO_VERSION = "00000000-0000-0000-0000-000000000000";

/** A version of the same files; the same adapter on another base is another one. */
export async function findSameUpload(db: Db, files: VersionFile[], baseVersionId: string | null) {
  const digests = files.map(({ sha256 }) => sha256);
  const same = await findSameFiles(db, NO_VERSION, digests);
  if (!same) return null;
  const row = await db.modelVersion.findUnique({ where: { id: same.id }, select: { baseVersionId: true } });
  return row?.baseVersionId === baseVersionId ? { id: same.id, label: `${same.name} v${same.number}` } : null;
}
