import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { StorageError } from "#lib/storage/storage-error";
import { openStore } from "#lib/storage/store";
import type { Store, StoreArea } from "#lib/storage/store";
import { failed, ok, skipped } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";

const AREAS: StoreArea[] = ["sources", "models"];

export async function storage({ settings }: Examined): Promise<Finding[]> {
  if (!existsSync(settings.dataFolder)) return [skipped("The data folder is not there yet.")];
  const findings: Finding[] = [];
  for (const area of AREAS) findings.push(...(await tryStore(area, openStore(settings.dataFolder, area))));
  return findings.length > 0 ? findings : [ok(`Files can be written and read in ${settings.dataFolder}.`)];
}

/** Writes a few bytes, reads them back and removes them. */
export async function tryStore(area: StoreArea, store: Store): Promise<Finding[]> {
  const bytes = randomBytes(32);
  try {
    const { digest } = await store.put([bytes], { maxBytes: bytes.length });
    const same = Buffer.from(await store.read(digest)).equals(bytes);
    await store.remove(digest);
    if (same) return [];
    return [failed(`What is written to the store of ${area} comes back changed.`, "Look at the disk.")];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const help =
      error instanceof StorageError ? "The sentence says what is in the way." : "Look at the folder's rights.";
    return [failed(`The store of ${area} cannot be used. ${reason}`, help)];
  }
}
