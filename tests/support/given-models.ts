/** Registered versions without their files, for tests of what points at them. */
import { createHash } from "node:crypto";
import { systemActor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { findCatalogEntry } from "#lib/models/catalog";
import type { CatalogEntry } from "#lib/models/catalog/schema";
import { registerVersion } from "#lib/models/commands";
import type { FetchedEntry } from "#lib/models/fetch/fetch-entry";
import type { Store } from "#lib/storage/store";

/** What a fetch brings: one file whose content is `content`. */
export function givenFetched(content = "model"): FetchedEntry {
  const sha256 = createHash("sha256").update(content).digest("hex");
  return {
    files: [{ path: "model.bin", sha256, bytes: Buffer.byteLength(content) }],
    origin: { source: "hub", reference: "desk/model@main/model.bin", fetchedAt: "2026-11-20T10:00:00.000Z" },
  };
}

/** A ready version of an entry of the catalog; with a store its file is there. It is deployed where nothing is. */
export async function givenVersion(
  db: Database,
  catalogId: string,
  options: { content?: string; store?: Store; changes?: Partial<CatalogEntry> } = {},
) {
  const entry = findCatalogEntry(catalogId);
  if (!entry) throw new Error(`the catalog has no ${catalogId}`);
  const content = options.content ?? catalogId;
  await options.store?.put([new TextEncoder().encode(content)], { maxBytes: 1_000 });
  return registerVersion(db, systemActor("test"), { ...entry, ...options.changes }, givenFetched(content));
}
