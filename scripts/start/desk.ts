import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { QUIET, repository, runtimeEnvironment } from "../boot/runtime.mjs";
import { ensureBuilt } from "./build.ts";
import type { Child } from "./child.ts";
import { checkDisk, ensureSecret, noteEnvironment, openDataFolder } from "./data-folder.ts";
import { openDatabase } from "./database.ts";
import type { DeskDatabase } from "./database.ts";
import { claimPort } from "./port.ts";
import { migrateDesk, seedDesk } from "./prepare-database.ts";
import { startWeb, startWorker } from "./processes.ts";
import type { StartSettings } from "./settings.ts";
import { runStep } from "./step.ts";
import type { Stopper } from "./stopper.ts";
import { waitForWeb } from "./web-ready.ts";

export type DeskOptions = {
  settings: StartSettings;
  dev: boolean;
  /** Show here what web and worker log. */
  logs: boolean;
  stopper: Stopper;
  say: (words: string) => void;
};

/** From a checked configuration to a running desk, and down again when the stopper says so. Throws StartFault. */
export async function runDesk(options: DeskOptions): Promise<void> {
  const { settings, stopper, say } = options;
  const lock = openDataFolder(settings.dataFolder);
  let database: DeskDatabase | null = null;
  const children: Child[] = [];
  try {
    checkDisk(settings.dataFolder);
    await claimPort(settings.PORT, lock.stale);
    database = await openDatabase(repository, settings.dataFolder, settings.givenDatabase, say);
    const env = environmentOf(options, database.url);
    await prepare(options, env, database.url);
    if (!stopper.signal.aborted) await serve(options, env, database, children);
    await stopper.stopped;
  } finally {
    stopper.stop();
    await Promise.all(children.map((child) => child.stop(stopper.hurry)));
    await database?.stop();
    lock.release();
  }
}

/** Everything that has to be there before the first request. */
async function prepare(options: DeskOptions, env: NodeJS.ProcessEnv, url: string): Promise<void> {
  const { settings, dev, stopper, say } = options;
  const { signal } = stopper;
  const { dataFolder, givenDatabase: given } = settings;
  const preparation = { repository, dataFolder, given, url, env, signal };
  await migrateDesk(preparation);
  if (signal.aborted) return;
  const seeded = seedDesk(preparation);
  void fetchModels(options, env);
  if (!dev) {
    const log = join(logFolder(settings), "build.log");
    const onBuild = () => say("Building the interface. It takes a minute, once.");
    await ensureBuilt({ repository, env, signal, log }, onBuild);
  }
  if (!(await seeded) && !signal.aborted)
    say("The example project could not be made; the reason is above. The desk works without it.");
}

async function serve(
  options: DeskOptions,
  env: NodeJS.ProcessEnv,
  database: DeskDatabase,
  children: Child[],
): Promise<void> {
  const { settings, dev, logs, stopper, say } = options;
  const shared = { settings, dev, env, logs: logFolder(settings), show: dev || logs, onStart: database.watch, say };
  children.push(startWeb(shared), startWorker(shared));
  let firstRun = "";
  const onOutput = (words: string) => void (firstRun += words);
  const greeted = runStep({ command: ["scripts/first-run.ts"], env, signal: stopper.signal, onOutput });
  await waitForWeb(settings.PORT, stopper.signal);
  await greeted;
  if (stopper.signal.aborted) return;
  say(`\nCopydesk is ready: ${settings.COPYDESK_PUBLIC_URL ?? `http://localhost:${settings.PORT}`}`);
  if (firstRun) say(firstRun.trimEnd());
  say(`Logs are in ${logFolder(settings)}. Ctrl-C stops everything.`);
}

/** Goes on beside everything else: the desk is useful before, and without. */
async function fetchModels({ settings, stopper, say }: DeskOptions, env: NodeJS.ProcessEnv): Promise<void> {
  if (!settings.COPYDESK_FETCH_MODELS) return;
  const code = await runStep({ command: ["scripts/fetch-models.ts"], env, signal: stopper.signal });
  if (code !== 0 && !stopper.signal.aborted)
    say(
      "The default models could not all be fetched; the reason is above. Drafts are built without them. The next start tries again.",
    );
}

function environmentOf({ settings, dev }: DeskOptions, url: string): NodeJS.ProcessEnv {
  mkdirSync(logFolder(settings), { recursive: true });
  const own = {
    DATABASE_URL: url,
    COPYDESK_SECRET: settings.givenSecret ?? ensureSecret(settings.dataFolder),
    COPYDESK_DATA_DIR: settings.dataFolder,
    PORT: String(settings.PORT),
  };
  noteEnvironment(settings.dataFolder, own);
  return runtimeEnvironment({
    ...own,
    COPYDESK_LIFELINE: "true",
    NODE_ENV: dev ? "development" : "production",
    NODE_OPTIONS: QUIET.join(" "),
  });
}

function logFolder(settings: StartSettings): string {
  return join(settings.dataFolder, "logs");
}
