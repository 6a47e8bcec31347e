/**
 * Checks of a version before it may be used, step by step: its files, their digests, headers, configuration, a trial
 * load, golden prompts. What each found is written while it goes on; nothing of a file is run before its header is read.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Db } from "#lib/db/client";
import type { Candidate, Identified } from "#lib/models/checks/candidate";
import { inWords } from "#lib/models/checks/candidate";
import { identify } from "#lib/models/checks/identify/identify";
import { findSameFiles } from "#lib/models/checks/queries";
import type { CheckInput, CheckOutcome, VersionFacts } from "#lib/models/checks/types";
import { FormatFault } from "#lib/models/formats/format-fault";
import type { Store } from "#lib/storage/store";
import type { startEngineProcess } from "../inference/client.ts";
import { bringFiles } from "./bring-files.ts";
import type { BroughtFile } from "./bring-files.ts";
import { describeRefusal } from "./describe-refusal.ts";
import { findBase } from "./find-base.ts";
import { openReport } from "./report.ts";
import type { CheckReport } from "./report.ts";
import { settleFacts } from "./settle-facts.ts";
import { tryLoad } from "./trial-load.ts";
import type { Trial, TrialLimits } from "./trial-load.ts";

export type CheckDependencies = {
  db: Db;
  store: Store;
  /** Starts engine processes; their environment has nothing but how to find libraries. */
  start: typeof startEngineProcess;
  /** Bytes that models may take on this machine. */
  memoryBudget: number;
  limits?: Partial<Omit<TrialLimits, "memoryBytes">>;
  /** In a worker: waits until the trial fits beside what is loaded there, and gives the function that ends that. */
  reserve?: (bytes: number, signal: AbortSignal) => Promise<() => void>;
};

export type CheckVersion = (input: CheckInput) => Promise<CheckOutcome>;

const LIMITS = { loadMs: 120_000, answerMs: 120_000, graceMs: 3_000 };
/** A model may take so much more than what its header lets expect. */
const SPARE_SHARE = 1.5;
const SPARE_BYTES = 512 * 1024 ** 2;

/** Gives a refusal as a value. Throws the signal's reason, ClaimLost, or what is a fault of ours. */
export function createVersionCheck(dependencies: CheckDependencies): CheckVersion {
  return (input) => checkVersion(dependencies, input);
}

export async function checkVersion(dependencies: CheckDependencies, input: CheckInput): Promise<CheckOutcome> {
  const { db, store } = dependencies;
  const report = await openReport(db, input);
  const folder = join(store.scratch, `unpacked-${input.versionId}`);
  // What an attempt left that was killed.
  await rm(folder, { recursive: true, force: true });
  try {
    return { ok: true, facts: await run(dependencies, input, report, folder) };
  } catch (error) {
    input.signal.throwIfAborted();
    const refusal = describeRefusal(error);
    if (!refusal) throw error;
    await report.refused(refusal.code, refusal.message);
    return { ok: false, error: refusal };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(
  dependencies: CheckDependencies,
  input: CheckInput,
  report: CheckReport,
  folder: string,
): Promise<VersionFacts> {
  const { db, store, memoryBudget } = dependencies;
  const { order, signal } = input;
  const base = await findBase(db, store, order.baseVersionId, signal);
  const brought = await bringFiles(store, input, report, folder);
  const facts = await factsOf(db, input, brought, base, report);
  if (facts.memoryBytes > memoryBudget)
    throw new FormatFault(
      "too-large",
      `It needs about ${inWords(facts.memoryBytes)} of memory, and this worker may use ${inWords(memoryBudget)} for models.`,
    );
  report.begin("load");
  const trial = await load(dependencies, input, { facts, brought, base }, report);
  return settleFacts({ store, input, facts, brought, trial, baseVersionId: base?.id ?? null });
}

/** Of a version without files, such as extraction, what the catalog says. */
async function factsOf(
  db: Db,
  { versionId, order }: CheckInput,
  brought: BroughtFile[],
  base: Awaited<ReturnType<typeof findBase>>,
  report: CheckReport,
): Promise<Identified> {
  const { known, tasks, pair, languages } = order;
  if (known?.format === "none") return { ...known, tasks, pair, languages, licence: null, files: new Map(), main: "" };
  const dtype = typeof known?.settings["dtype"] === "string" ? known.settings["dtype"] : null;
  const candidates: Candidate[] = brought.map(({ path, source }) => ({ path, source }));
  const found = await identify(candidates, { tasks, pair, languages, dtype, base }, report);
  await noteSame(db, versionId, found, brought, report);
  if (!known) return found;
  if (known.engine !== found.engine)
    throw new FormatFault(
      "bad-value",
      `The catalog says that ${known.engine} runs it, and the files are for ${found.engine}.`,
    );
  const asTheyCame = new Map(brought.map(({ path }) => [path, path]));
  return { ...found, ...known, tasks, pair, languages, files: asTheyCame, main: found.files.get(found.main) ?? "" };
}

async function noteSame(
  db: Db,
  versionId: string,
  found: Identified,
  brought: BroughtFile[],
  report: CheckReport,
): Promise<void> {
  const main = brought.find(({ path }) => path === found.files.get(found.main));
  const same = main?.stored && (await findSameFiles(db, versionId, [main.stored.sha256]));
  if (same)
    await report.note("same-weights", `These are the weights of ${same.name} v${same.number}, which is here already.`);
}

type Loading = { facts: Identified; brought: BroughtFile[]; base: Awaited<ReturnType<typeof findBase>> };

async function load(
  { start, memoryBudget, limits, reserve }: CheckDependencies,
  { versionId, signal }: CheckInput,
  { facts, brought, base }: Loading,
  report: CheckReport,
): Promise<Trial> {
  const places = new Map(brought.map(({ path, file }) => [path, file]));
  const own = Object.fromEntries([...facts.files].map(([path, from]) => [path, places.get(from) ?? ""]));
  const adapters = base ? [{ file: facts.main, scale: 1 }] : undefined;
  const version = { id: versionId, name: "on trial", number: 1, digest: "", format: facts.format };
  const request = {
    engine: facts.engine,
    version,
    files: { ...base?.paths, ...own },
    settings: {
      ...(facts.engine === "llama" && { device: "cpu" }),
      ...base?.settings,
      ...facts.settings,
      ...(adapters && { adapters }),
    },
  };
  const expected = facts.memoryBytes + (base?.memoryBytes ?? 0);
  const memoryBytes = Math.min(
    Math.max(expected * SPARE_SHARE, expected + SPARE_BYTES),
    Math.max(memoryBudget, expected),
  );
  const free = await reserve?.(expected, signal);
  const trial = await tryLoad(start, request, {
    limits: { ...LIMITS, ...limits, memoryBytes },
    signal,
    languages: facts.languages,
    onLoaded: async (loaded) => {
      const seconds = (loaded.loadMilliseconds / 1_000).toFixed(1);
      await report.passed(
        "loaded",
        `It loaded in ${seconds} s on ${loaded.device}, in a process of its own, with ${inWords(loaded.memoryBytes)} of memory.`,
      );
      report.begin("golden");
    },
  }).finally(() => free?.());
  const { length } = trial.golden.answers;
  await report.passed("golden-answers", `It answers; what it gave to ${length} fixed texts is kept to compare with.`);
  return trial;
}
