/**
 * Installs the models that a fresh desk comes with, or those that `--only` names. Quick when all is there. What cannot
 * be had is said in a sentence and is no failure: the desk then builds drafts by extraction.
 */
import { parseArgs } from "node:util";
import { systemActor } from "#lib/auth/actor";
import { createDatabase } from "#lib/db/client";
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { DEFAULT_CATALOG_IDS, findCatalogEntry } from "#lib/models/catalog";
import type { CatalogEntry } from "#lib/models/catalog/schema";
import { openFetchSession } from "#lib/models/fetch/session";
import { fetchSettings } from "#lib/models/fetch/settings";
import { requestInstall } from "#lib/models/installs/commands";
import { listInstalled } from "#lib/models/catalog/queries";
import { findMissingFiles } from "#lib/models/version-files";
import { modelStore } from "#lib/storage/model-store";
import { createVersionCheck } from "#workers/checks/check-version";
import { memoryBudget } from "#workers/devices/memory";
import { startEngineProcess } from "#workers/inference/client";
import { runInstall } from "#workers/jobs/install-model";
import type { InstallOutcome } from "#workers/jobs/install-outcome";
import { createProgressLine } from "./fetch-models/progress-line.ts";

const actor = systemActor("fetch-models");

export type FetchModelsResult = { installed: string[]; present: string[]; missing: { name: string; why: string }[] };

/** In the order of `ids`, one after another. `say` gets whole lines. */
export async function fetchModels(
  db: Db,
  ids: readonly string[],
  options: { signal: AbortSignal; say: (line: string) => void; line?: ReturnType<typeof createProgressLine> },
): Promise<FetchModelsResult> {
  const result: FetchModelsResult = { installed: [], present: [], missing: [] };
  const wanted = await listWanted(db, ids, result);
  if (wanted.length === 0) return result;
  const session = await openFetchSession(fetchSettings(modelStore(), env));
  const check = createVersionCheck({
    ...{ db, store: modelStore(), start: startEngineProcess },
    memoryBudget: memoryBudget(env.COPYDESK_MEMORY_BUDGET),
  });
  try {
    for (const entry of wanted) {
      if (options.signal.aborted) break;
      const { value: install } = await start(db, entry.id);
      const onProgress = options.line?.show.bind(null, entry.name);
      const outcome = await runInstall(db, install.id, options.signal, { session, onProgress, check });
      options.line?.clear();
      note(entry, outcome, result, options.say);
    }
    return result;
  } finally {
    await session.close();
  }
}

/** Those that are not installed, or whose files are gone. */
async function listWanted(db: Db, ids: readonly string[], result: FetchModelsResult): Promise<CatalogEntry[]> {
  const installed = await listInstalled(db);
  const wanted: CatalogEntry[] = [];
  for (const id of ids) {
    const entry = findCatalogEntry(id);
    if (!entry) throw new Error(`The catalog has no model named "${id}".`);
    const version = installed.get(id);
    if (version && (await findMissingFiles(modelStore(), version.files)).length === 0) result.present.push(entry.name);
    else wanted.push(entry);
  }
  return wanted;
}

async function start(db: Db, catalogId: string) {
  const outcome = await requestInstall(db, actor, catalogId, { by: "script" });
  // The other one ended between two statements: the second try finds the way free.
  if (outcome.ok) return outcome;
  const again = await requestInstall(db, actor, catalogId, { by: "script" });
  if (again.ok) return again;
  throw new Error(`The install of ${catalogId} could not be started.`);
}

function note(entry: CatalogEntry, outcome: InstallOutcome, result: FetchModelsResult, say: (line: string) => void) {
  switch (outcome.state) {
    case "completed":
      result.installed.push(entry.name);
      say(`Installed: ${entry.name}.`);
      return;
    case "failed":
      result.missing.push({ name: entry.name, why: outcome.error.message });
      say(`${entry.name} is not installed. ${outcome.error.message} ${outcome.error.help}`);
      return;
    case "not-claimed":
    case "lost":
      say(`${entry.name} is being installed by a worker.`);
      return;
    case "cancelled":
      say(`${entry.name} was cancelled.`);
      return;
    case "released":
      say(`${entry.name} goes on with the next start.`);
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const ids = values.only?.split(",").map((id) => id.trim()) ?? DEFAULT_CATALOG_IDS;
  const unknown = ids.find((id) => !findCatalogEntry(id));
  if (unknown !== undefined) {
    console.error(`The catalog has no model named "${unknown}".`);
    process.exit(2);
  }
  const stopper = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopper.abort());
  const db = createDatabase(env.DATABASE_URL);
  const line = process.stderr.isTTY ? createProgressLine(process.stderr) : undefined;
  const result = await fetchModels(db, ids, { signal: stopper.signal, say: (text) => console.log(text), line });
  await db.$disconnect();
  if (result.missing.length > 0)
    console.log(
      "The desk works without them: drafts are built from sentences of the sources. The next start tries again.",
    );
  process.exit(0);
}
