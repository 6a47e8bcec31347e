/**
 * What a person ordered, from its files to a version: an upload lies in the store, what a hub has is fetched first. It
 * is checked before it may run, and what is refused leaves the store again.
 */
import type { Db } from "#lib/db/client";
import type { CheckInput, CheckOutcome } from "#lib/models/checks/types";
import { FetchError } from "#lib/models/fetch/fetch-error";
import { fetchFromHub } from "#lib/models/fetch/fetch-hub";
import type { FetchProgress } from "#lib/models/fetch/progress";
import type { FetchSession } from "#lib/models/fetch/session";
import { completeOrder, failInstall, noteFiles } from "#lib/models/installs/attempts/commands";
import type { InstallWork } from "#lib/models/installs/attempts/commands";
import { removeUnused, sweepRefused } from "#lib/models/installs/refused/commands";
import type { RegistrationOrder } from "#lib/models/registration/schema";
import type { Origin, VersionFile } from "#lib/models/schema";
import { findMissingFiles } from "#lib/models/version-files";
import type { Store } from "#lib/storage/store";
import type { InstallOutcome } from "./install-outcome.ts";
import type { ClaimKeeper } from "./keep-claim.ts";

/** Says what files are, or why they are refused; findings are written by it. */
export type CheckVersion = (input: CheckInput) => Promise<CheckOutcome>;

export type OrderedWork = Extract<InstallWork, { origin: "ordered" }> & { versionId: string };

export type OrderContext = {
  db: Db;
  session: FetchSession;
  keeper: ClaimKeeper<FetchProgress>;
  check: CheckVersion;
};

export async function installOrder(context: OrderContext, work: OrderedWork): Promise<InstallOutcome> {
  const { db, session, keeper, check } = context;
  const { store } = session.settings;
  const { order, versionId } = work;
  const brought = await bring(context, order);
  if (!(await noteFiles(db, work, { versionId, ...brought }))) return { state: "lost" };
  const bytes = brought.files.reduce((sum, file) => sum + file.bytes, 0);
  const { tasks, pair, languages, baseVersionId } = order;
  const outcome = await check({
    versionId,
    files: brought.files,
    order: { tasks, pair, languages, baseVersionId, known: null },
    claim: { installId: work.installId, attempt: work.attempt },
    signal: keeper.signal,
    onStep: (step) => keeper.show({ step, bytesDone: bytes, bytesTotal: bytes }),
  });
  await keeper.stop();
  keeper.signal.throwIfAborted();
  if (!outcome.ok) {
    if (!(await failInstall(db, work, outcome.error))) return { state: "lost" };
    await sweepRefused(db, store);
    return { state: "failed", error: outcome.error };
  }
  // What the person stated goes before what a header says.
  const facts = { ...outcome.facts, licence: order.licence === "" ? outcome.facts.licence : null };
  const version = await completeOrder(db, work, { facts, origin: brought.origin });
  if (!version) return { state: "lost" };
  await removeLeftOver(db, store, brought.files, facts.files);
  return { state: "completed", version };
}

type Brought = { files: VersionFile[]; origin: Origin };

async function bring({ session, keeper }: OrderContext, { name, source }: RegistrationOrder): Promise<Brought> {
  if (source.kind === "hub")
    return fetchFromHub(
      session,
      { ...source, name, maxBytes: session.settings.maxModelBytes },
      { signal: keeper.signal, onProgress: keeper.show },
    );
  const [missing] = await findMissingFiles(session.settings.store, source.files);
  if (missing !== undefined) throw new FetchError("not-found", `${missing} is not in the store any more.`);
  const [largest] = source.files.toSorted((a, b) => b.bytes - a.bytes);
  const origin = { source: "upload" as const, reference: largest?.path ?? "", fetchedAt: new Date().toISOString() };
  return { files: source.files, origin };
}

/** An archive whose files were taken out, a readme: what came in and the version does not keep. */
async function removeLeftOver(db: Db, store: Store, came: VersionFile[], kept: VersionFile[]): Promise<void> {
  const needed = new Set(kept.map(({ sha256 }) => sha256));
  await removeUnused(
    db,
    store,
    came.flatMap(({ sha256 }) => (needed.has(sha256) ? [] : [sha256])),
  );
}
