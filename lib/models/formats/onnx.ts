/**
 * The structure of an ONNX model, walked as a protocol buffer without its weights: versions, operators and where data
 * lie. Field numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
import type { ByteSource } from "./byte-source.ts";
import { Cursor } from "./cursor.ts";
import { FormatFault } from "./format-fault.ts";
import { readTensor } from "./onnx-tensor.ts";
import type { ExternalData } from "./onnx-tensor.ts";
import { shown } from "./plain-path.ts";
import { walkMessage } from "./protobuf.ts";

export type OnnxHeader = {
  irVersion: number;
  /** Version of the standard operators. */
  opset: number;
  producer: string;
  inputs: string[];
  outputs: string[];
  nodes: number;
  parameters: number;
  external: ExternalData[];
};

/** Sets of operators that the runtime brings; others would need code of their own. */
const DOMAINS = new Set(["", "ai.onnx", "ai.onnx.ml", "com.microsoft"]);
const IR_VERSIONS = [3, 13] as const;
const OPSETS = [7, 26] as const;
/** Protocol buffers have no magic, but every writer puts the first field, ir_version, first. */
const IR_VERSION_FIRST = 0x08;
const MOST_NODES = 500_000;
const MOST_TENSORS = 100_000;
const MOST_NAMES = 10_000;
const DEEPEST = 8;
const NAME = 1_024;

type Found = OnnxHeader & { tensors: number; opsets: Map<string, number>; hasGraph: boolean };

/** Throws FormatFault. `external` is checked by `checkExternalData`, once the files beside the model are known. */
export async function readOnnx(source: ByteSource): Promise<OnnxHeader> {
  const found: Found = {
    irVersion: 0,
    opset: 0,
    producer: "",
    inputs: [],
    outputs: [],
    nodes: 0,
    parameters: 0,
    external: [],
    tensors: 0,
    opsets: new Map(),
    hasGraph: false,
  };
  const [first] = await source.read(0, 1);
  if (first !== IR_VERSION_FIRST) throw new FormatFault("wrong-magic", "This is not an ONNX model.", 0);
  await walkMessage(new Cursor(source, { limit: source.size }), async (field, body) => {
    if (field.number === 1 && field.wire === "varint") found.irVersion = field.value;
    if (field.wire !== "bytes") return;
    if (field.number === 2) found.producer = shown(await body.text(field.length, NAME));
    else if (field.number === 7) await readOnlyGraph(body, found);
    else if (field.number === 8) await readOpset(body, found);
    else if (field.number === 20)
      throw new FormatFault("bad-value", "The file holds a training graph; export the model for inference.");
    else if (field.number === 25) await readFunction(body, found);
  });
  return checked(found);
}

async function readOnlyGraph(message: Cursor, found: Found): Promise<void> {
  if (found.hasGraph) throw new FormatFault("bad-value", "The file holds two graphs.", message.at);
  found.hasGraph = true;
  await readGraph(message, found, 0);
}

async function readGraph(message: Cursor, found: Found, depth: number): Promise<void> {
  if (depth > DEEPEST) throw new FormatFault("too-many", "The graph is nested deeper than any real one.", message.at);
  await walkMessage(message, async (field, body) => {
    if (field.wire !== "bytes") return;
    if (field.number === 1) await readNode(body, found, depth);
    else if (field.number === 5) await addTensor(body, found);
    else if (field.number === 11 && depth === 0) found.inputs.push(await readName(body, found.inputs));
    else if (field.number === 12 && depth === 0) found.outputs.push(await readName(body, found.outputs));
  });
}

async function readNode(message: Cursor, found: Found, depth: number): Promise<void> {
  found.nodes += 1;
  if (found.nodes > MOST_NODES)
    throw new FormatFault("too-many", "The graph has more steps than any real one.", message.at);
  await walkMessage(message, async (field, body) => {
    if (field.wire !== "bytes") return;
    if (field.number === 7) requireDomain(await body.text(field.length, NAME));
    else if (field.number === 5) await readAttribute(body, found, depth);
  });
}

async function readAttribute(message: Cursor, found: Found, depth: number): Promise<void> {
  await walkMessage(message, async (field, body) => {
    if (field.wire !== "bytes") return;
    if (field.number === 5 || field.number === 10) await addTensor(body, found);
    else if (field.number === 6 || field.number === 11) await readGraph(body, found, depth + 1);
  });
}

async function addTensor(message: Cursor, found: Found): Promise<void> {
  found.tensors += 1;
  if (found.tensors > MOST_TENSORS)
    throw new FormatFault("too-many", "The graph has more tensors than any real one.", message.at);
  const { elements, external } = await readTensor(message);
  found.parameters += elements;
  if (external) found.external.push(external);
}

async function readName(message: Cursor, known: string[]): Promise<string> {
  if (known.length >= MOST_NAMES)
    throw new FormatFault("too-many", "The graph has more inputs or outputs than any real one.");
  let name = "";
  await walkMessage(message, async (field, body) => {
    if (field.number === 1 && field.wire === "bytes") name = await body.text(field.length, NAME);
  });
  return name;
}

async function readOpset(message: Cursor, found: Found): Promise<void> {
  let [domain, version] = ["", 0];
  await walkMessage(message, async (field, body) => {
    if (field.number === 1 && field.wire === "bytes") domain = await body.text(field.length, NAME);
    if (field.number === 2 && field.wire === "varint") version = field.value;
  });
  requireDomain(domain);
  found.opsets.set(domain === "ai.onnx" ? "" : domain, version);
}

/** A function of the model's own is made of operators, which are looked at as those of the graph are. */
async function readFunction(message: Cursor, found: Found): Promise<void> {
  await walkMessage(message, async (field, body) => {
    if (field.number === 7 && field.wire === "bytes") await readNode(body, found, 1);
  });
}

function requireDomain(domain: string): void {
  if (DOMAINS.has(domain)) return;
  throw new FormatFault(
    "custom-code",
    `The model needs operators of “${shown(domain)}”, which only code from elsewhere has.`,
  );
}

function checked({ tensors: _tensors, opsets, hasGraph, ...found }: Found): OnnxHeader {
  if (!hasGraph) throw new FormatFault("wrong-magic", "This is not an ONNX model: it has no graph.");
  if (found.irVersion < IR_VERSIONS[0] || found.irVersion > IR_VERSIONS[1])
    throw new FormatFault("unsupported-version", `ONNX of IR version ${found.irVersion} is not supported.`);
  const opset = opsets.get("") ?? 0;
  if (opset < OPSETS[0] || opset > OPSETS[1])
    throw new FormatFault("unsupported-version", `Version ${opset} of the standard operators is not supported.`);
  if (found.nodes === 0 || found.outputs.length === 0)
    throw new FormatFault("missing-part", "The model computes nothing: it has no steps or no outputs.");
  return { ...found, opset };
}

/** `files`: path → size of what lies beside the model. Throws FormatFault for data outside of them. */
export function checkExternalData(header: OnnxHeader, files: Map<string, number>): void {
  for (const { path, offset, length } of header.external) {
    const size = files.get(path);
    if (size === undefined) throw new FormatFault("missing-part", `The model's data file “${path}” is missing.`);
    if (offset + (length ?? 0) > size)
      throw new FormatFault("truncated", `The model's data file “${path}” is shorter than the model says.`);
  }
}
