/** The header of a GGUF file, versions 2 and 3: what it is, and that every tensor lies inside the file. */
import type { ByteSource } from "./byte-source.ts";
import { Cursor } from "./cursor.ts";
import { FormatFault } from "./format-fault.ts";
import { describeGguf } from "./gguf-describe.ts";
import type { GgufHeader } from "./gguf-describe.ts";
import { tensorTypeOf } from "./gguf-types.ts";
import { GGUF_LIMITS, readKeys } from "./gguf-values.ts";
import type { GgufValue } from "./gguf-values.ts";
import { shown } from "./plain-path.ts";
import type { GgufTensor } from "./gguf-tensor.ts";

const MAGIC = "GGUF";
const MOST_TENSORS = 65_536;
const MOST_DIMENSIONS = 4;
const TENSOR_NAME = 128;
type Tensor = GgufTensor & { offset: number; bytes: number };

export type GgufParts = { keys: Map<string, GgufValue>; tensors: GgufTensor[] };

/** Throws FormatFault. Reads the header only: at most 256 MB of a file of any size, never the weights. */
export async function readGguf(source: ByteSource): Promise<GgufHeader> {
  const { keys, tensors } = await readGgufParts(source);
  return describeGguf(keys, tensors);
}

/** The header as it stands, of a whole file or of one shard of several: what it amounts to is not looked at. */
export async function readGgufParts(source: ByteSource): Promise<GgufParts> {
  const cursor = new Cursor(source, { limit: GGUF_LIMITS.header });
  if ((await cursor.text(4, 4).catch(() => "")) !== MAGIC)
    throw new FormatFault("wrong-magic", "This is not a GGUF file: it does not begin with GGUF.", 0);
  const version = await cursor.u32();
  if (version !== 2 && version !== 3)
    throw new FormatFault(
      "unsupported-version",
      `GGUF of version ${version} is not supported; versions 2 and 3 are.`,
      4,
    );
  const tensorCount = await cursor.u64();
  const keyCount = await cursor.u64();
  if (tensorCount > MOST_TENSORS || keyCount > GGUF_LIMITS.keys)
    throw new FormatFault("too-many", "The header announces more tensors or keys than any real model has.", 8);
  const keys = await readKeys(cursor, keyCount);
  const tensors: Tensor[] = [];
  for (let index = 0; index < tensorCount; index += 1) tensors.push(await readTensor(cursor));
  checkTensors(tensors, cursor.at, alignmentOf(keys), source.size);
  return { keys, tensors };
}

async function readTensor(cursor: Cursor): Promise<Tensor> {
  const name = await cursor.text(await cursor.u64(), TENSOR_NAME);
  const count = await cursor.u32();
  if (count < 1 || count > MOST_DIMENSIONS)
    throw new FormatFault("bad-value", `The tensor “${shown(name)}” has ${count} dimensions.`, cursor.at);
  const dimensions: number[] = [];
  for (let index = 0; index < count; index += 1) dimensions.push(await cursor.u64());
  const id = await cursor.u32();
  const type = tensorTypeOf(id);
  if (!type)
    throw new FormatFault(
      "bad-value",
      `The tensor “${shown(name)}” is of a type (${id}) that is not known.`,
      cursor.at,
    );
  const elements = dimensions.reduce((product, size) => product * size, 1);
  if (!Number.isSafeInteger(elements) || elements === 0 || (dimensions[0] ?? 0) % type.elements !== 0)
    throw new FormatFault("out-of-range", `The tensor “${shown(name)}” has impossible dimensions.`, cursor.at);
  const bytes = (elements / type.elements) * type.bytes;
  return { name, dimensions, type: type.name, elements, offset: await cursor.u64(), bytes };
}

function alignmentOf(keys: Map<string, GgufValue>): number {
  const given = keys.get("general.alignment") ?? 32;
  if (typeof given !== "number" || given < 1 || given > 65_536 || (given & (given - 1)) !== 0)
    throw new FormatFault("bad-value", "The alignment in the header is not a power of two.");
  return given;
}

/** Inside the file, aligned, each name once, and none in another's bytes. */
function checkTensors(tensors: Tensor[], headerEnd: number, alignment: number, size: number): void {
  const start = Math.ceil(headerEnd / alignment) * alignment;
  const names = new Set<string>();
  let end = 0;
  for (const tensor of tensors.toSorted((one, other) => one.offset - other.offset)) {
    if (names.has(tensor.name)) throw new FormatFault("bad-value", `The tensor “${shown(tensor.name)}” comes twice.`);
    names.add(tensor.name);
    if (tensor.offset % alignment !== 0)
      throw new FormatFault(
        "bad-value",
        `The tensor “${shown(tensor.name)}” does not lie where the alignment puts it.`,
      );
    if (tensor.offset < end)
      throw new FormatFault("overlap", `The tensor “${shown(tensor.name)}” lies in another one's bytes.`);
    end = tensor.offset + tensor.bytes;
    if (start + end > size)
      throw new FormatFault(
        "truncated",
        `The tensor “${shown(tensor.name)}” ends beyond the file: some of it is missing.`,
      );
  }
}
