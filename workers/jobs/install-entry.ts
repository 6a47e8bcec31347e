/** An entry of the catalog, from its files to a version: fetched, checked as any other model is, and registered. */
import type { Db } from "#lib/db/client";
import { findCatalogEntry } from "#lib/models/catalog";
import type { CatalogEntry } from "#lib/models/catalog/schema";
import type { CheckOutcome } from "#lib/models/checks/types";
import { fetchEntry } from "#lib/models/fetch/fetch-entry";
import type { FetchedEntry } from "#lib/models/fetch/fetch-entry";
import { FetchError } from "#lib/models/fetch/fetch-error";
import type { FetchProgress } from "#lib/models/fetch/progress";
import type { FetchSession } from "#lib/models/fetch/session";
import { completeInstall, failInstall } from "#lib/models/installs/attempts/commands";
import type { InstallWork } from "#lib/models/installs/attempts/commands";
import { removeUnused } from "#lib/models/installs/refused/commands";
import type { InstallOutcome } from "./install-outcome.ts";
import type { CheckVersion } from "./install-order.ts";
import type { ClaimKeeper } from "./keep-claim.ts";

export type EntryContext = {
  db: Db;
  session: FetchSession;
  keeper: ClaimKeeper<FetchProgress>;
  check: CheckVersion | undefined;
};

export type EntryWork = Extract<InstallWork, { origin: "catalog" }>;

export async function installEntry(context: EntryContext, work: EntryWork): Promise<InstallOutcome> {
  const { db, session, keeper } = context;
  const entry = findCatalogEntry(work.catalogId);
  if (!entry) throw new FetchError("not-found", "This model is no longer in the catalog.");
  const fetched = await fetchEntry(session, entry, { signal: keeper.signal, onProgress: keeper.show });
  const checked = await checkFetched(context, work, entry, fetched);
  await keeper.stop();
  keeper.signal.throwIfAborted();
  if (checked && !checked.ok) {
    if (!(await failInstall(db, work, checked.error))) return { state: "lost" };
    await removeUnused(db, session.settings.store, unpinned(entry, fetched));
    return { state: "failed", error: checked.error };
  }
  const golden = checked?.facts.golden ?? null;
  const version = await completeInstall(db, work, entry, { ...fetched, golden });
  return version ? { state: "completed", version } : { state: "lost" };
}

async function checkFetched(
  { check, keeper }: EntryContext,
  { installId, attempt, versionId }: EntryWork,
  { tasks, pair, languages, ...known }: CatalogEntry,
  { files }: FetchedEntry,
): Promise<CheckOutcome | null> {
  if (!check || versionId === null) return null;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return check({
    versionId,
    files,
    order: { tasks, pair, languages, baseVersionId: null, known },
    claim: { installId, attempt },
    signal: keeper.signal,
    onStep: (step) => keeper.show({ step, bytesDone: bytes, bytesTotal: bytes }),
  });
}

/** Bytes that the catalog knows by their digest stay: what could not be loaded on this machine is not fetched again. */
function unpinned(entry: CatalogEntry, { files }: FetchedEntry): string[] {
  const pinned = new Set(entry.files.flatMap(({ sha256 }) => sha256 ?? []));
  return files.flatMap(({ sha256 }) => (pinned.has(sha256) ? [] : [sha256]));
}
