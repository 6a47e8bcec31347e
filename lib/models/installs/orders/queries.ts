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

/** By its label, such as “SmolLM2 v1”, or by its id. */
export async function findReadyVersion(db: Db, label: string) {
  if (isId(label)) return db.modelVersion.findFirst({ where: { id: label, status: "ready" }, select: { id: true } });
  const parts = /^(.+) v(\d{1,6})$/.exec(label);
  if (!parts) return null;
  const where = { model: { name: parts[1] ?? "" }, number: Number(parts[2]), status: "ready" as const };
  return db.modelVersion.findFirst({ where, select: { id: true } });
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
