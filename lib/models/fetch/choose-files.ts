/** Which files of a repository an engine needs: a repository often holds the same model in ten forms. */
import { FetchError } from "./fetch-error.ts";
import type { HubListedFile } from "./hub-repository.ts";

/** Small enough for most machines and good enough to write with, the best first. */
const GGUF_FORMS = [
  "q4_k_m",
  "q5_k_m",
  "q4_k_s",
  "q4_1",
  "q4_0",
  "iq4_xs",
  "iq4_nl",
  "q5_k_s",
  "q6_k",
  "q8_0",
  "q3_k_m",
  "f16",
  "bf16",
];
/** Ends of ONNX files by dtype, as transformers.js names them. */
const ONNX_FORMS = ["_quantized", "_int8", "_q4", "", "_uint8", "_fp16", "_q4f16", "_bnb4"];
const BESIDE_ONNX = [
  "config.json",
  "generation_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "special_tokens_map.json",
];
const SHARD = /-\d{5}-of-\d{5}\.gguf$/i;

/** Those that were asked for, or those of one model that an engine here runs. Throws FetchError "not-found". */
export function chooseFiles(files: readonly HubListedFile[], wanted?: readonly string[]): HubListedFile[] {
  if (wanted)
    return wanted.map(
      (path) => files.find((file) => file.path === path) ?? refuse(`The repository has no file “${path}”.`),
    );
  const chosen = chooseGguf(files) ?? chooseOnnx(files) ?? chooseBergamot(files);
  return (
    chosen ??
    refuse(
      `The repository has nothing that an engine here runs: no GGUF, no ONNX, no Bergamot files.${otherForms(files)}`,
    )
  );
}

/** Everything that belongs to a projector for pictures is left out: no engine here looks at pictures. */
function chooseGguf(files: readonly HubListedFile[]): HubListedFile[] | null {
  const models = files.filter(({ path }) => /\.gguf$/i.test(path) && !/mmproj/i.test(path));
  if (models.length === 0) return null;
  const stems = new Set(models.map(({ path }) => stemOf(path)));
  const stem = stems.size === 1 ? [...stems][0] : bestForm([...stems]);
  if (stem === undefined)
    return refuse(
      `The repository has ${stems.size} GGUF models, and none is of a usual form. Name the files: ${[...stems].slice(0, 8).join(", ")}.`,
    );
  return models.filter(({ path }) => stemOf(path) === stem);
}

/** The same for all shards of a model. */
function stemOf(path: string): string {
  return SHARD.test(path) ? path.replace(SHARD, ".gguf") : path;
}

function bestForm(stems: string[]): string | undefined {
  for (const form of GGUF_FORMS) {
    const pattern = new RegExp(`(^|[._/-])${form}(\\.gguf$|[._/-])`, "i");
    const found = stems.filter((stem) => pattern.test(stem)).toSorted((a, b) => a.length - b.length)[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

function chooseOnnx(files: readonly HubListedFile[]): HubListedFile[] | null {
  const folder = files.some(({ path }) => /^onnx\/[^/]+\.onnx$/i.test(path)) ? "onnx/" : "";
  const names = files.filter(({ path }) => path.startsWith(folder) && /^[^/]+\.onnx$/i.test(path.slice(folder.length)));
  if (names.length === 0) return null;
  const has = (name: string) => names.find(({ path }) => path === `${folder}${name}.onnx`);
  for (const parts of [["encoder_model", "decoder_model_merged"], ["decoder_model_merged"], ["model"]])
    for (const form of ONNX_FORMS) {
      const found = parts.map((part) => has(part + form));
      if (found.some((file) => file === undefined)) continue;
      return [...(found as HubListedFile[]).flatMap((file) => withData(files, file)), ...besideOnnx(files)];
    }
  const [only] = names;
  if (names.length > 1 || !only)
    return refuse(
      `The repository has ${names.length} ONNX files under names that no engine here knows. Name the files.`,
    );
  return [...withData(files, only), ...besideOnnx(files)];
}

/** Weights beyond 2 GB lie beside the graph. */
function withData(files: readonly HubListedFile[], graph: HubListedFile): HubListedFile[] {
  return [graph, ...files.filter(({ path }) => path.startsWith(`${graph.path}_data`) || path === `${graph.path}.data`)];
}

function besideOnnx(files: readonly HubListedFile[]): HubListedFile[] {
  return files.filter(({ path }) => BESIDE_ONNX.includes(path));
}

function chooseBergamot(files: readonly HubListedFile[]): HubListedFile[] | null {
  const parts = files.filter(({ path }) => /\.spm$|(^|\/)lex\.[\w.]*bin$|\.intgemm[\w.]*\.bin$/i.test(path));
  return parts.some(({ path }) => path.endsWith(".spm")) && parts.length >= 3 ? parts : null;
}

function otherForms(files: readonly HubListedFile[]): string {
  const forms: [RegExp, string][] = [
    [/\.safetensors$/i, "safetensors"],
    [/\.(bin|pt|pth|ckpt)$/i, "PyTorch checkpoints"],
    [/\.(h5|keras|msgpack)$/i, "Keras or Flax files"],
  ];
  const found = forms.filter(([pattern]) => files.some(({ path }) => pattern.test(path))).map(([, name]) => name);
  return found.length === 0 ? "" : ` It has ${found.join(" and ")}; look for one of the same name with GGUF or ONNX.`;
}

function refuse(message: string): never {
  throw new FetchError("not-found", message);
}
