import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import type { Store } from "#lib/storage/store";
import { requireManageModels } from "../policy.ts";
import { openUploadFiles } from "./files.ts";

/** The person's own uploads, the newest first: what is on its way, and what no model was made of yet. */
export async function listUploads(actor: Actor, store: Store) {
  requireManageModels(actor);
  const files = openUploadFiles(store);
  const own = (await files.list()).filter(({ ownerId }) => ownerId === userIdOf(actor));
  const shown = own.map(async (record) => {
    const { id, path, bytes, createdAt, digest } = record;
    return { id, path, bytes, received: (await files.state(record)).received, whole: digest !== null, createdAt };
  });
  return (await Promise.all(shown)).toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}
