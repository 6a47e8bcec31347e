import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { StorageError } from "#lib/storage/storage-error";
import { openConfiguredStore } from "#lib/storage/configured-store";
import { STORE_AREAS } from "#lib/storage/store";
import type { Store, StoreArea } from "#lib/storage/store";
import { failed, ok, skipped } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";

export async function storage({ settings }: Examined): Promise<Finding[]> {
  if (!existsSync(settings.dataFolder) && settings.COPYDESK_STORAGE === "folder")
    return [skipped("The data folder is not there yet.")];
  const findings: Finding[] = [];
  for (const area of STORE_AREAS) findings.push(...(await tryStore(area, openConfiguredStore(settings, area))));
  const inBucket = settings.COPYDESK_STORAGE === "s3";
  const place = inBucket ? `the bucket ${settings.COPYDESK_S3_BUCKET}` : settings.dataFolder;
  return findings.length > 0 ? findings : [ok(`Files can be written and read in ${place}.`)];
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
