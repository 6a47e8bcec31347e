/** The steps before the switch: the new version loaded beside what runs, its files, one answer, and its golden answers. */
import type { Db } from "#lib/db/client";
import { findResolvedVersion } from "#lib/models/queries";
import { findGolden } from "#lib/models/swaps/attempts/queries";
import { findReadiness } from "#lib/models/versions/readiness/queries";
import type { ResolvedVersion } from "#lib/models/types";
import { verifyVersionFiles } from "#lib/models/version-files";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { compareGolden } from "../checks/golden.ts";
import { requestOf } from "../jobs/resolve-engines.ts";
import type { EnginePool, Prepared } from "../supervisor/engine-pool.ts";
import type { SwapKeeper } from "./keep-swap.ts";
import { loadBeside } from "./load-beside.ts";
import { NOT_READY, SwapFault } from "./swap-fault.ts";
import { warmEngine } from "./warm-engine.ts";
import { within } from "./within.ts";

/** Milliseconds. */
export type SwapLimits = { warm: number; golden: number };

export type PrepareDependencies = {
  db: Db;
  pool: EnginePool;
  /** Where model files lie, when not in the data folder's own store. */
  models?: Store | undefined;
  limits: SwapLimits;
};

export type Versions = { fromId: string; toId: string };

/** `onLoaded` gets what is loaded as soon as it is, to be discarded when a later step fails. */
export async function prepareVersion(
  dependencies: PrepareDependencies,
  versions: Versions,
  keeper: SwapKeeper,
  onLoaded: (prepared: Prepared) => void,
): Promise<void> {
  const { db, pool, models, limits } = dependencies;
  const { signal } = keeper;
  const { version, prepared } = await keeper.step("load", async (tell) => {
    const resolved = await requireReady(db, versions.toId, models);
    const onNote = (note: string) => tell({ note });
    const loaded = await loadBeside({ pool, fromId: versions.fromId, next: requestOf(resolved), signal, onNote });
    onLoaded(loaded);
    return { version: resolved, prepared: loaded };
  });
  const { engine } = prepared;
  await checkFiles(version, keeper, models);
  await keeper.step("warm", async (tell) => {
    const late = `The version did not answer a short call within ${limits.warm / 1_000} s.`;
    const done = await within(limits.warm, signal, late, (inner) => warmEngine(engine, languagesOf(version), inner));
    tell({ note: `Answered: ${done.join(", ")}.` });
  });
  await checkGolden(dependencies, versions.toId, engine, keeper);
}

async function requireReady(db: Db, versionId: string, models?: Store): Promise<ResolvedVersion> {
  const readiness = await findReadiness(db, versionId);
  if (readiness !== "ready") throw new SwapFault(readiness, NOT_READY[readiness]);
  const version = await findResolvedVersion(db, versionId, models);
  if (!version) throw new SwapFault("not-ready", NOT_READY["not-ready"]);
  return version;
}

/** Of one for many languages the first two; a pair is known to the engine. */
function languagesOf({ pair, settings }: ResolvedVersion): string[] {
  const { languages } = settings;
  if (Array.isArray(languages)) return languages.filter((language) => typeof language === "string");
  return pair?.split("-") ?? [];
}

/** All bytes once more, as they lie now: a file may have changed since it was read for the first time. */
async function checkFiles({ ref, manifest }: ResolvedVersion, keeper: SwapKeeper, models?: Store): Promise<void> {
  if (manifest.length === 0) return keeper.skip("digest", "This version has no files here.");
  await keeper.step("digest", async (tell) => {
    const onFile = (done: number) => tell({ done, of: manifest.length });
    const bad = await verifyVersionFiles(models ?? modelStore(), manifest, keeper.signal, { onFile });
    const files = bad.map(({ path, why }) => `${path} is ${why}`).join(", ");
    if (bad.length > 0)
      throw new SwapFault(
        "files-damaged",
        `The files of ${ref.name} v${ref.number} are not what they should be: ${files}.`,
      );
    tell({ done: manifest.length, of: manifest.length });
  });
}

async function checkGolden(
  { db, limits }: PrepareDependencies,
  versionId: string,
  engine: Prepared["engine"],
  keeper: SwapKeeper,
): Promise<void> {
  const golden = await findGolden(db, versionId);
  if (golden === null) return keeper.skip("golden", "No golden answers were kept when this version was checked.");
  await keeper.step("golden", async () => {
    const late = `The version did not give its golden answers within ${limits.golden / 1_000} s.`;
    const { same, wrong } = await within(limits.golden, keeper.signal, late, (inner) =>
      compareGolden(engine, golden, inner),
    );
    if (same) return;
    const message = `The version answers otherwise than when it was checked: ${wrong.join("; ")}.`;
    throw new SwapFault("golden-mismatch", message);
  });
}
