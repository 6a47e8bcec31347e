import { FormatFault } from "../../formats/format-fault.ts";
import type { Candidate } from "../candidate.ts";

/** Endings of file names for each type of weights, as transformers.js has them: what is quickest here comes first. */
const SUFFIXES: [dtype: string, suffix: string][] = [
  ["q8", "_quantized"],
  ["int8", "_int8"],
  ["q4", "_q4"],
  ["fp32", ""],
  ["fp16", "_fp16"],
];
const PART = /^(encoder|decoder)_/;
const PAIR = ["encoder_model", "decoder_model_merged"];

export type ChosenGraphs = {
  dtype: string;
  /** Folder of the graphs, empty or with a slash at its end. */
  folder: string;
  /** Name in the version's folder onnx → file. */
  graphs: Map<string, Candidate>;
};

/** One graph, or encoder and decoder, of one type of weights. `dtype`: the one that is meant, where there are several. */
export function chooseGraphs(files: Candidate[], dtype: string | null): ChosenGraphs {
  const folder = folderOf(files);
  const inFolder = new Map(
    files.filter(({ path }) => path.startsWith(folder)).map((file) => [file.path.slice(folder.length), file]),
  );
  const suffixes = dtype === null ? SUFFIXES : SUFFIXES.filter(([name]) => name === dtype);
  for (const names of [PAIR, ["model"]])
    for (const [type, suffix] of suffixes) {
      const found = names.map((name) => [`${name}${suffix}.onnx`, inFolder.get(`${name}${suffix}.onnx`)] as const);
      const graphs = found.flatMap(([name, file]) => (file ? [[name, file] as const] : []));
      if (graphs.length === names.length) return { dtype: type, folder, graphs: new Map(graphs) };
    }
  const [only] = inFolder;
  if (!only || inFolder.size > 1 || PART.test(only[0])) throw incomplete([...inFolder.keys()]);
  const [type, suffix] = typeOf(only[0]);
  return { dtype: type, folder, graphs: new Map([[`model${suffix}.onnx`, only[1]]]) };
}

function folderOf(files: Candidate[]): string {
  const folders = new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf("/") + 1)));
  if (folders.has("onnx/")) return "onnx/";
  const [folder = ""] = folders;
  if (folders.size > 1)
    throw new FormatFault("bad-value", "There are ONNX models in several folders: bring one model at a time.");
  return folder;
}

function incomplete(names: string[]): FormatFault {
  const isPair = names.some((name) => PART.test(name));
  return new FormatFault(
    "missing-part",
    isPair
      ? "A model of encoder and decoder needs encoder_model.onnx and decoder_model_merged.onnx, of one type of weights."
      : "None of these ONNX files is called model.onnx, or by its type as model_quantized.onnx.",
  );
}

/** Of a single graph with a name of its own. */
function typeOf(name: string): [dtype: string, suffix: string] {
  if (/q4|4bit/i.test(name)) return ["q4", "_q4"];
  if (/quant|int8|q8/i.test(name)) return ["q8", "_quantized"];
  return /fp16|float16/i.test(name) ? ["fp16", "_fp16"] : ["fp32", ""];
}
