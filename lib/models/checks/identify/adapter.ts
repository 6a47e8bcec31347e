import { FormatFault } from "../../formats/format-fault.ts";
import { describeGguf, TOKEN_TABLE } from "../../formats/gguf-describe.ts";
import { readGgufParts } from "../../formats/gguf.ts";
import type { GgufTensor } from "../../formats/gguf-tensor.ts";
import { shown } from "../../formats/plain-path.ts";
import type { Candidate, Identified, Reporter } from "../candidate.ts";
import { inWords } from "../candidate.ts";
import { contextBytes } from "./gguf-model.ts";
import type { FoundAdapter } from "./gguf-model.ts";

/** A registered version with its files: the shards of a split one in their order. */
export type AdapterBase = {
  label: string;
  contextLength: number | null;
  /** Settings that it is run with. */
  settings: Record<string, unknown>;
  files: Candidate[];
};

/** Fits where each of its halves has the size of the weight that it changes. Throws FormatFault. */
export async function identifyAdapter(
  { candidate, header, tensors }: FoundAdapter,
  base: AdapterBase | null,
  report: Reporter,
): Promise<Identified> {
  const { rank = 0 } = header.adapter ?? {};
  const parameters = (header.parameters / 1e6).toFixed(1);
  await report.passed(
    "lora-adapter",
    `A LoRA adapter of rank ${rank} for the architecture ${shown(header.architecture)}: ${parameters} million parameters, ${inWords(candidate.source.size)}.`,
  );
  if (!base)
    throw new FormatFault("missing-part", "An adapter changes the weights of a model: say for which version it is.");
  const whole = await readBase(base);
  if (whole.header.kind === "adapter")
    throw new FormatFault("bad-value", `${base.label} is an adapter itself; an adapter needs a whole model.`);
  if (whole.header.architecture !== header.architecture)
    throw new FormatFault(
      "bad-value",
      `The adapter is for the architecture ${shown(header.architecture)}, and ${base.label} is of ${shown(whole.header.architecture)}.`,
    );
  checkLayers(tensors, whole.header.layers, base.label);
  checkShapes(tensors, whole.tensors, base.label);
  await report.passed("fits-base", `All ${tensors.length / 2} weights that it changes are those of ${base.label}.`);
  const contextLength = contextOf(base);
  return {
    engine: "llama",
    format: "gguf",
    tasks: ["write"],
    settings: {},
    pair: null,
    languages: [],
    licence: header.licence,
    parameters: header.parameters,
    quantisation: header.quantisation,
    contextLength: base.contextLength,
    memoryBytes: candidate.source.size + contextBytes(whole.header, contextLength),
    files: new Map([["adapter.gguf", candidate.path]]),
    main: "adapter.gguf",
  };
}

async function readBase({ files }: AdapterBase) {
  const parts = [];
  for (const { source } of files) parts.push(await readGgufParts(source));
  const tensors = parts.flatMap((part) => part.tensors);
  return { header: describeGguf(parts[0]?.keys ?? new Map(), tensors), tensors };
}

function contextOf({ settings, contextLength }: AdapterBase): number {
  const set = settings["contextLength"];
  return typeof set === "number" ? set : Math.min(contextLength ?? 4_096, 4_096);
}

const LAYER = /^blk\.(\d+)\./;

function checkLayers(tensors: readonly GgufTensor[], layers: number | null, label: string): void {
  const last = Math.max(...tensors.map(({ name }) => Number(LAYER.exec(name)?.[1] ?? -1)));
  if (layers !== null && last >= layers)
    throw new FormatFault("bad-value", `The adapter changes layer ${last + 1}, and ${label} has ${layers} layers.`);
}

/** As llama.cpp checks it (src/llama-adapter.cpp): rows of one half, columns of the other. */
function checkShapes(halves: readonly GgufTensor[], weights: readonly GgufTensor[], label: string): void {
  const byName = new Map(weights.map((weight) => [weight.name, weight]));
  for (const half of halves) {
    const [, name = "", letter = ""] = /^(.+)\.lora_([ab])$/.exec(half.name) ?? [];
    const weight = byName.get(name);
    if (!weight)
      throw new FormatFault(
        "bad-value",
        `The adapter changes the weight “${shown(name)}”, which ${label} does not have.`,
      );
    const [place, at] = placeOf(name, letter);
    const [has, needs] = [half.dimensions[place], weight.dimensions[at]];
    if (has !== needs)
      throw new FormatFault(
        "bad-value",
        `The adapter's part of “${shown(name)}” is ${has} wide; in ${label} that weight has ${needs}.`,
      );
  }
}

/** Which dimension of the half has to be which one of the weight. */
function placeOf(name: string, letter: string): [half: number, weight: number] {
  if (name === TOKEN_TABLE) return letter === "a" ? [1, 1] : [1, 0];
  return letter === "a" ? [0, 0] : [1, 1];
}
