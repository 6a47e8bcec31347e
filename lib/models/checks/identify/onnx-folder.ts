import { checkTokenizer, checkTokenizerConfig, LONGEST_TEMPLATE, readModelConfig } from "../../formats/config.ts";
import type { ModelConfig } from "../../formats/config.ts";
import { FormatFault } from "../../formats/format-fault.ts";
import { checkExternalData, readOnnx } from "../../formats/onnx.ts";
import type { OnnxHeader } from "../../formats/onnx.ts";
import { shown } from "../../formats/plain-path.ts";
import type { Candidate, Identified, Reporter } from "../candidate.ts";
import { inWords, sizeOf } from "../candidate.ts";
import { chooseGraphs } from "./onnx-graphs.ts";
import { poolingOf, taskOf } from "./onnx-task.ts";
import { noteLeftOut } from "./left-out.ts";
import { requireTask } from "./order.ts";
import type { IdentifyOrder } from "./order.ts";
import type { SortedFiles } from "./sort-files.ts";

/** Configurations that the engine reads, where they are there. */
const KEPT = [
  "config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "special_tokens_map.json",
  "generation_config.json",
  "chat_template.jinja",
];
const PROCESS_BYTES = 250_000_000;

/** Graph or graphs with their weights, configuration and tokenizer. Throws FormatFault. */
export async function identifyOnnx(files: SortedFiles, order: IdentifyOrder, report: Reporter): Promise<Identified> {
  const chosen = chooseGraphs(files.onnx, order.dtype);
  report.begin("header");
  const graphs: { file: Candidate; header: OnnxHeader }[] = [];
  const kept = new Map<string, Candidate>();
  for (const [name, file] of chosen.graphs) {
    const header = await readOnnx(file.source);
    kept.set(`onnx/${name}`, file);
    for (const data of externalFiles(header, file, files.data)) kept.set(`onnx/${data.name}`, data.file);
    graphs.push({ file, header });
  }
  refuseStrangers(files.data, [...kept.values()]);
  const weights = [...kept.values()];
  const parameters = graphs.reduce((sum, { header }) => sum + header.parameters, 0);
  const opset = Math.max(...graphs.map(({ header }) => header.opset));
  await report.passed(
    "onnx-graph",
    `${graphs.length === 1 ? "One ONNX graph" : `${graphs.length} ONNX graphs`} of standard operators (version ${opset}): ${(parameters / 1e6).toFixed(1)} million values in ${chosen.dtype}, ${inWords(sizeOf(weights))}.`,
  );
  report.begin("config");
  const configs = configFiles([...files.json, ...files.left], chosen.folder);
  for (const [path, file] of configs) kept.set(path, file);
  const config = await checkConfigs(configs);
  const outputs = graphs.flatMap(({ header }) => header.outputs);
  const inputs = graphs.flatMap(({ header }) => header.inputs);
  const task = taskOf({ config, inputs, outputs, isPair: graphs.length > 1, wanted: order.tasks });
  await report.passed("onnx-config", `A model of the kind ${shown(config.model_type)}, with its tokenizer.`);
  const unused = [...files.onnx, ...files.data, ...files.json, ...files.left];
  await noteLeftOut(
    unused.filter((file) => ![...kept.values()].includes(file)),
    report,
  );
  const found: Identified = {
    engine: "onnx",
    format: "onnx",
    tasks: [task],
    settings: {
      task,
      dtype: chosen.dtype,
      ...(task === "embed" && { pooling: await poolingOf(files.json) }),
    },
    pair: null,
    languages: order.languages,
    licence: null,
    parameters,
    quantisation: chosen.dtype,
    contextLength: config.max_position_embeddings ?? null,
    memoryBytes: 2 * sizeOf(weights) + PROCESS_BYTES,
    files: new Map([...kept].map(([path, file]) => [path, file.path])),
    main: [...kept.keys()][0] ?? "",
  };
  return requireTask(found, order.tasks);
}

/** Files of weights beside a graph, by the name that the graph calls them. */
function externalFiles(header: OnnxHeader, graph: Candidate, data: Candidate[]): { name: string; file: Candidate }[] {
  if (header.external.length === 0) return [];
  const folder = graph.path.slice(0, graph.path.lastIndexOf("/") + 1);
  const beside = data.filter(({ path }) => path.startsWith(folder));
  checkExternalData(header, new Map(beside.map(({ path, source }) => [path.slice(folder.length), source.size])));
  const names = new Set(header.external.map(({ path }) => path));
  return [...names].flatMap((name) => {
    const file = beside.find(({ path }) => path === folder + name);
    return file ? [{ name, file }] : [];
  });
}

/** What no graph names and no name tells is not kept quietly: it may be the half of something. */
function refuseStrangers(data: Candidate[], kept: Candidate[]): void {
  const stranger = data.find((file) => !kept.includes(file) && !/\.onnx_data(_\d+)?$|\.onnx\.data$/i.test(file.path));
  if (stranger)
    throw new FormatFault(
      "unknown-format",
      `“${shown(stranger.path)}” is no part of this model: no graph names it as its data.`,
    );
}

/** At the top of the folder, else beside the graph. */
function configFiles(files: Candidate[], folder: string): Map<string, Candidate> {
  const found = new Map<string, Candidate>();
  for (const name of KEPT) {
    const file = files.find(({ path }) => path === name) ?? files.find(({ path }) => path === folder + name);
    if (file) found.set(name, file);
  }
  return found;
}

async function checkConfigs(files: Map<string, Candidate>): Promise<ModelConfig> {
  const config = files.get("config.json");
  if (!config) throw new FormatFault("missing-part", "The model's config.json is missing: it says what the model is.");
  const tokenizer = files.get("tokenizer.json");
  if (!tokenizer)
    throw new FormatFault("missing-part", "The model's tokenizer.json is missing: without it no text can be read.");
  const parsed = await readModelConfig("config.json", config.source);
  await checkTokenizer("tokenizer.json", tokenizer.source);
  const options = files.get("tokenizer_config.json");
  if (options) await checkTokenizerConfig("tokenizer_config.json", options.source);
  const template = files.get("chat_template.jinja");
  if (template && template.source.size > LONGEST_TEMPLATE)
    throw new FormatFault("too-large", "The chat template is longer than any real one.");
  return parsed;
}
