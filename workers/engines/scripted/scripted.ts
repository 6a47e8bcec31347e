/**
 * The scripted engine: a real engine without a model, for tests and demonstrations of queue, streaming and screens.
 * Text follows from the seed, vectors are hashed words, translations mark words; delays and faults come on request.
 * Adapters are the same with settings of their own.
 */
import { setTimeout as wait } from "node:timers/promises";
import { EngineError, noTasks, type EmbedEngine, type Engine, type LoadRequest } from "../engine.ts";
import { createHashedEmbedder } from "../hashed-embedder.ts";
import { parseSettings, requireFile, throwIfAborted } from "../load-request.ts";
import { CRASH_EXIT_CODE, delayOf, findFault, strike } from "./faults.ts";
import { pause } from "./pause.ts";
import { createScriptedClassifier, createScriptedEntailer, createScriptedSummariser } from "./judges.ts";
import { scriptedSettingsSchema, type ScriptedSettings } from "./settings.ts";
import { createScriptedManyTranslator, createScriptedTranslator } from "./translator.ts";
import { createScriptedWriter } from "./writer.ts";

export function loadScripted(request: LoadRequest): Promise<Engine> {
  return load(request, (adapter) =>
    load({ ...adapter, settings: { ...request.settings, ...NOT_INHERITED, ...adapter.settings } }),
  );
}

/** What is of the loading of the base alone. */
const NOT_INHERITED = { loadDelayMs: undefined, loadFault: undefined, holdMegabytes: undefined };

async function load(request: LoadRequest, openAdapter?: Engine["openAdapter"]): Promise<Engine> {
  const settings = parseSettings(scriptedSettingsSchema, request);
  for (const path of settings.needsFiles) requireFile(request, path);
  if (settings.loadDelayMs > 0) await wait(settings.loadDelayMs);
  if (settings.loadFault === "crash") process.exit(CRASH_EXIT_CODE);
  if (settings.loadFault === "hang") await new Promise<never>(() => {});
  if (settings.loadFault === "error")
    throw new EngineError("load-failed", "The scripted engine did not load, as it was asked to.");
  // Written to, so that the pages are resident.
  let held: Buffer | null = Buffer.alloc(settings.holdMegabytes * 2 ** 20, 1);
  const { version } = request;
  const does = (task: ScriptedSettings["tasks"][number]): boolean => settings.tasks.includes(task);
  return {
    ...noTasks,
    version,
    device: "cpu",
    ...(does("write") && { write: createScriptedWriter(version, settings) }),
    ...(does("embed") && { embed: createFaultyEmbedder(request, settings) }),
    ...(does("translate") &&
      (settings.languages
        ? { translateMany: createScriptedManyTranslator(version, settings, settings.languages) }
        : { translate: createScriptedTranslator(version, settings) })),
    ...(does("classify") && { classify: createScriptedClassifier(version, settings) }),
    ...(does("entail") && { entail: createScriptedEntailer(version, settings) }),
    ...(does("summarise") && { summarise: createScriptedSummariser(version, settings) }),
    ...(openAdapter && { openAdapter }),
    async release() {
      held = held && null;
    },
  };
}

function createFaultyEmbedder(request: LoadRequest, settings: ScriptedSettings): EmbedEngine {
  const embedder = createHashedEmbedder(request.version);
  return {
    ...embedder,
    async embed(call) {
      const fault = findFault(call.texts, settings.fault);
      const delayMs = delayOf(fault, settings.delayMs);
      for (const index of call.texts.keys()) {
        await strike(fault, index);
        await pause(delayMs, call.signal);
        throwIfAborted(call.signal);
      }
      return embedder.embed(call);
    },
  };
}
