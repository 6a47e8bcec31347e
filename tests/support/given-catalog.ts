/** A store in a folder of its own, a session that fetches into it, and entries of a catalog made for a test. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogEntrySchema } from "#lib/models/catalog/schema";
import type { CatalogEntry, CatalogFile } from "#lib/models/catalog/schema";
import { openFetchSession } from "#lib/models/fetch/session";
import type { FetchSession } from "#lib/models/fetch/session";
import { FETCH_TIMES } from "#lib/models/fetch/settings";
import type { FetchSettings } from "#lib/models/fetch/settings";
import { openStore } from "#lib/storage/store";

export type GivenSession = { session: FetchSession; folder: string; close(): Promise<void> };

export async function givenSession(settings: Partial<FetchSettings> = {}): Promise<GivenSession> {
  const folder = await mkdtemp(join(tmpdir(), "models-"));
  const session = await openFetchSession({
    store: openStore(folder, "models"),
    hubUrl: "http://hub.invalid",
    hubToken: null,
    maxModelBytes: 1e9,
    modelFolder: null,
    pythons: [],
    environment: process.env,
    ...settings,
    times: { ...FETCH_TIMES, backoff: 5, ...settings.times },
  });
  const close = async () => {
    await session.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { session, folder, close };
}

export function givenEntry(files: CatalogFile[], changes: Partial<CatalogEntry> = {}): CatalogEntry {
  return catalogEntrySchema.parse({
    id: "test-model",
    name: "Test model",
    summary: "For tests.",
    tasks: ["write"],
    engine: "llama",
    format: "gguf",
    licence: "Apache-2.0",
    languages: ["en"],
    parameters: 1,
    quantisation: null,
    contextLength: 128,
    memoryBytes: 1,
    settings: {},
    files,
    ...changes,
  });
}

export function someBytes(count: number): Buffer {
  return randomBytes(count);
}
