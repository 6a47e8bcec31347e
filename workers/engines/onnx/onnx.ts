/**
 * Models in ONNX by transformers.js: embedding, classification, entailment, sequence to sequence and writing. A session
 * blocks its thread while it runs, so texts go through it in small batches of similar length, and texts that grow one
 * token at a time, with a turn of the event loop between two runs: that is where an abort is seen.
 */
import { env } from "@xenova/transformers";
import { noTasks, type Engine, type LoadRequest } from "../engine.ts";
import { asEngineError, parseSettings, requireFile } from "../load-request.ts";
import { withModelFolder } from "../model-folder.ts";
import { openClassifier } from "./classify.ts";
import { openEmbedder } from "./embed.ts";
import { openEntailer } from "./entail.ts";
import { filesFor, onnxSettingsSchema, sessionOptions, type OnnxSettings } from "./settings.ts";
import { openSummariser } from "./summarise.ts";
import { openManyTranslator } from "./translate.ts";
import { openWriter } from "./write.ts";

/** What each task needs to open its model: the folder's name for transformers.js, and the options of loading. */
export type Opening = {
  version: LoadRequest["version"];
  name: string;
  settings: OnnxSettings;
  options: ReturnType<typeof loadOptions>;
};

/** A loaded task, and how its memory is given back. */
export type Opened<Task> = { task: Task; release: () => Promise<void> };

export async function loadOnnx(request: LoadRequest): Promise<Engine> {
  const settings = parseSettings(onnxSettingsSchema, request);
  for (const path of [...filesFor(settings), "config.json", "tokenizer.json"]) requireFile(request, path);
  try {
    const { release, ...tasks } = await withModelFolder(request.files, (parent, name) => {
      allowOnly(parent);
      return open({ version: request.version, name, settings, options: loadOptions(settings) });
    });
    let released = false;
    return {
      ...noTasks,
      ...tasks,
      version: request.version,
      device: "cpu",
      async release() {
        if (!released) await release();
        released = true;
      },
    };
  } catch (error) {
    throw asEngineError(error, "load-failed", "The model files could not be loaded by ONNX Runtime.");
  }
}

async function open(opening: Opening): Promise<Partial<Engine> & { release: () => Promise<void> }> {
  switch (opening.settings.task) {
    case "embed":
      return named("embed", await openEmbedder(opening));
    case "classify":
      return named("classify", await openClassifier(opening));
    case "entail":
      return named("entail", await openEntailer(opening));
    case "translate":
      return named("translateMany", await openManyTranslator(opening));
    case "summarise":
      return named("summarise", await openSummariser(opening));
    case "write":
      return named("write", await openWriter(opening));
  }
}

function named<Name extends keyof Engine>(name: Name, { task, release }: Opened<NonNullable<Engine[Name]>>) {
  return { [name]: task, release } as Partial<Engine> & { release: () => Promise<void> };
}

/** Nothing is fetched or cached: only what lies in the folder that was lent. */
function allowOnly(parent: string): void {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = parent;
  env.useFSCache = false;
}

function loadOptions(settings: OnnxSettings) {
  return {
    dtype: settings.dtype,
    device: "cpu",
    local_files_only: true,
    session_options: sessionOptions(settings),
  } as const;
}
