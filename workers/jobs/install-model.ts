/**
 * Installs a model of the catalog: files into the store, then version and first deployment. Everything about it is in
 * its row; a run that ends badly is continued by the next one from what was fetched.
 */
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { findCatalogEntry } from "#lib/models/catalog";
import type { RegisteredVersion } from "#lib/models/commands";
import { fetchEntry } from "#lib/models/fetch/fetch-entry";
import { FetchError, helpFor } from "#lib/models/fetch/fetch-error";
import type { FetchProgress } from "#lib/models/fetch/progress";
import { openFetchSession } from "#lib/models/fetch/session";
import type { FetchSession } from "#lib/models/fetch/session";
import { fetchSettings } from "#lib/models/fetch/settings";
import {
  claimInstall,
  completeInstall,
  endInstallCancelled,
  failInstall,
  recordInstallProgress,
  releaseInstall,
} from "#lib/models/installs/attempts/commands";
import type { InstallClaim } from "#lib/models/installs/attempts/commands";
import type { ModelError } from "#lib/models/schema";
import { modelStore } from "#lib/storage/model-store";

export type InstallOutcome =
  | { state: "completed"; version: RegisteredVersion }
  | { state: "failed"; error: ModelError }
  | { state: "cancelled" | "released" | "lost" | "not-claimed" };

export type InstallOptions = {
  /** Shared by several installs of one run; else one is opened and closed. */
  session?: FetchSession;
  /** Every change of progress, for a bar; the row gets it twice a second at most. */
  onProgress?: (progress: FetchProgress) => void;
};

/** Never throws for the install's own failure: that is in the row, and in the outcome. */
export async function runInstall(
  db: Db,
  installId: string,
  signal: AbortSignal,
  options: InstallOptions = {},
): Promise<InstallOutcome> {
  const claim = await claimInstall(db, installId);
  if (!claim) return { state: "not-claimed" };
  const session = options.session ?? (await openFetchSession(fetchSettings(modelStore(), env)));
  const keeper = keepClaim(db, claim, signal);
  try {
    return await install(db, claim, session, keeper, options);
  } catch (error) {
    await keeper.stop();
    return await endInstall(db, claim, keeper.ended(), error);
  } finally {
    await keeper.stop();
    if (!options.session) await session.close();
  }
}

async function install(
  db: Db,
  claim: InstallClaim & { catalogId: string },
  session: FetchSession,
  keeper: Keeper,
  options: InstallOptions,
): Promise<InstallOutcome> {
  const entry = findCatalogEntry(claim.catalogId);
  if (!entry) throw new FetchError("not-found", "This model is no longer in the catalog.");
  const onProgress = (progress: FetchProgress) => {
    keeper.show(progress);
    options.onProgress?.(progress);
  };
  const fetched = await fetchEntry(session, entry, { signal: keeper.signal, onProgress });
  await keeper.stop();
  keeper.signal.throwIfAborted();
  const version = await completeInstall(db, claim, entry, fetched);
  return version ? { state: "completed", version } : { state: "lost" };
}

type Ended = "cancelled" | "lost" | "draining" | null;

/** What ended it decides before the error does: what an aborted fetch throws is only the consequence. */
async function endInstall(db: Db, claim: InstallClaim, ended: Ended, error: unknown): Promise<InstallOutcome> {
  if (ended === "lost") return { state: "lost" };
  if (ended === "cancelled") return { state: (await endInstallCancelled(db, claim)) ? "cancelled" : "lost" };
  if (ended === "draining") return { state: (await releaseInstall(db, claim)) ? "released" : "lost" };
  const described = describe(error);
  const failed = await failInstall(db, claim, described);
  if (!(error instanceof FetchError)) throw error;
  return failed ? { state: "failed", error: described } : { state: "lost" };
}

function describe(error: unknown): ModelError {
  if (error instanceof FetchError) return { code: error.code, message: error.message, help: helpFor(error.code) };
  return {
    code: "internal",
    message: "The model could not be installed because of a fault in the desk. What was fetched is kept.",
    help: "Try again; if it stays so, look at the worker's log.",
  };
}

type Keeper = {
  /** Fires when the claim is lost, a person cancels, or the process ends. */
  signal: AbortSignal;
  ended(): Ended;
  show(progress: FetchProgress): void;
  /** Resolves when nothing more will be written by it. */
  stop(): Promise<void>;
};

const WRITE_INTERVAL = 500;
/** Writes without news, so that the claim holds and a cancellation is seen. */
const HEARTBEAT_INTERVAL = 2_500;

/** Keeps the claim alive with the newest progress, and hears from the row when it is to end. */
function keepClaim(db: Db, claim: InstallClaim, outer: AbortSignal): Keeper {
  const ending = new AbortController();
  let ended: Ended = null;
  let newest: FetchProgress = { step: "", bytesDone: 0, bytesTotal: 0 };
  let shown = false;
  let writtenAt = performance.now();
  let writing: Promise<void> | null = null;

  const end = (why: Exclude<Ended, null>) => {
    ended ??= why;
    ending.abort();
  };
  const onDrain = () => end("draining");
  outer.addEventListener("abort", onDrain);
  if (outer.aborted) onDrain();

  async function write(): Promise<void> {
    shown = true;
    writtenAt = performance.now();
    const state = await recordInstallProgress(db, claim, newest);
    if (state !== "held") end(state);
  }

  const timer = setInterval(() => {
    const due = shown ? HEARTBEAT_INTERVAL : WRITE_INTERVAL;
    if (writing || performance.now() - writtenAt < due) return;
    // A database that is away for a moment costs nothing: the lease is longer than several heartbeats.
    writing = write()
      .catch(() => undefined)
      .finally(() => (writing = null));
  }, WRITE_INTERVAL / 5);

  return {
    signal: ending.signal,
    ended: () => ended,
    show(progress) {
      newest = progress;
      shown = false;
    },
    async stop() {
      clearInterval(timer);
      outer.removeEventListener("abort", onDrain);
      await writing;
    },
  };
}
