/**
 * Brings a model in: files into the store, checks, then the version, and for a model of the catalog its first
 * deployment. Everything about it is in its row; a run that ends badly is continued by the next one from what was
 * fetched.
 */
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { FetchError, helpFor } from "#lib/models/fetch/fetch-error";
import type { FetchProgress } from "#lib/models/fetch/progress";
import { openFetchSession } from "#lib/models/fetch/session";
import type { FetchSession } from "#lib/models/fetch/session";
import { fetchSettings } from "#lib/models/fetch/settings";
import {
  claimInstall,
  endInstallCancelled,
  failInstall,
  recordInstallProgress,
  releaseInstall,
} from "#lib/models/installs/attempts/commands";
import type { InstallClaim, InstallWork } from "#lib/models/installs/attempts/commands";
import type { ModelError } from "#lib/models/schema";
import { modelStore } from "#lib/storage/model-store";
import { ClaimLost } from "../checks/report.ts";
import { installEntry } from "./install-entry.ts";
import { installOrder } from "./install-order.ts";
import type { CheckVersion } from "./install-order.ts";
import { keepClaim } from "./keep-claim.ts";
import type { ClaimKeeper, Ended } from "./keep-claim.ts";
import type { InstallOutcome } from "./install-outcome.ts";

export type InstallOptions = {
  /** Shared by several installs of one run; else one is opened and closed. */
  session?: FetchSession;
  /** Every change of progress, for a bar; the row gets it twice a second at most. */
  onProgress?: (progress: FetchProgress) => void;
  /** Looks at what came; without it nothing that a person ordered is installed, and the catalog is taken at its word. */
  check?: CheckVersion;
};

/** Never throws for the install's own failure: that is in the row, and in the outcome. */
export async function runInstall(
  db: Db,
  installId: string,
  signal: AbortSignal,
  options: InstallOptions = {},
): Promise<InstallOutcome> {
  const work = await claimInstall(db, installId);
  if (!work) return { state: "not-claimed" };
  const session = options.session ?? (await openFetchSession(fetchSettings(modelStore(), env)));
  const keeper = keepClaim<FetchProgress>({
    first: { step: "", bytesDone: 0, bytesTotal: 0 },
    write: (progress) => recordInstallProgress(db, work, progress),
    outer: signal,
  });
  const shown = {
    ...keeper,
    show(progress: FetchProgress) {
      keeper.show(progress);
      options.onProgress?.(progress);
    },
  };
  try {
    return await install(db, work, session, shown, options);
  } catch (error) {
    await keeper.stop();
    return await endInstall(db, work, keeper.ended(), error);
  } finally {
    await keeper.stop();
    if (!options.session) await session.close();
  }
}

async function install(
  db: Db,
  work: InstallWork,
  session: FetchSession,
  keeper: ClaimKeeper<FetchProgress>,
  { check }: InstallOptions,
): Promise<InstallOutcome> {
  if (work.origin === "ordered") {
    const { versionId } = work;
    if (!check || versionId === null) throw new TypeError("an order is installed where it can be checked");
    return installOrder({ db, session, keeper, check }, { ...work, versionId });
  }
  return installEntry({ db, session, keeper, check }, work);
}

/** What ended it decides before the error does: what an aborted fetch throws is only the consequence. */
async function endInstall(db: Db, claim: InstallClaim, ended: Ended, error: unknown): Promise<InstallOutcome> {
  if (ended === "lost" || error instanceof ClaimLost) return { state: "lost" };
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
