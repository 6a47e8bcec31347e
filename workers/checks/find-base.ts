import type { Db } from "#lib/db/client";
import type { AdapterBase } from "#lib/models/checks/identify/adapter";
import { sourceOfPath } from "#lib/models/formats/byte-source";
import { FormatFault } from "#lib/models/formats/format-fault";
import { findVersionRow, resolveVersion } from "#lib/models/queries";
import type { Store } from "#lib/storage/store";

/** The version that an adapter is for, brought to this machine. */
export type Base = AdapterBase & { id: string; paths: Record<string, string>; memoryBytes: number };

/** Null where none was named. Throws FormatFault where it cannot carry an adapter, or StorageError. */
export async function findBase(db: Db, store: Store, id: string | null, signal: AbortSignal): Promise<Base | null> {
  if (id === null) return null;
  const row = await findVersionRow(db, id);
  if (row?.status !== "ready") throw new FormatFault("missing-part", "The version that it is for is not ready here.");
  const version = await resolveVersion(row, store);
  const label = `${version.ref.name} v${version.ref.number}`;
  if (version.engine !== "llama")
    throw new FormatFault("bad-value", `${label} carries no adapters: only models in GGUF do.`);
  const files = [];
  const paths: Record<string, string> = {};
  for (const { path, sha256, bytes } of version.manifest.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const file = await store.bring(sha256, { bytes, check: true, signal });
    paths[path] = file;
    if (path.endsWith(".gguf")) files.push({ path, source: await sourceOfPath(file) });
  }
  const { settings, memoryBytes } = version;
  return { id, label, contextLength: row.contextLength, settings, memoryBytes, files, paths };
}
