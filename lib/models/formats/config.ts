/** The JSON files beside a model: read within limits, and refused where they ask for code of their own. */
import { z } from "zod";
import type { ByteSource } from "./byte-source.ts";
import { FormatFault } from "./format-fault.ts";

const LARGEST_CONFIG = 4 * 1024 ** 2;
const LARGEST_TOKENIZER = 64 * 1024 ** 2;
export const LONGEST_TEMPLATE = 64 * 1024;
const DEEPEST = 64;

/** What names code that a loader would fetch or run. */
const CODE_KEYS = ["auto_map", "custom_pipelines", "trust_remote_code", "custom_generate"];

const name = z.string().max(200);
const label = z.string().max(100);

export const modelConfigSchema = z.looseObject({
  model_type: name,
  architectures: z.array(name).max(10).optional(),
  id2label: z.record(z.string().regex(/^\d{1,5}$/), label).optional(),
  max_position_embeddings: z.int().min(1).max(16_777_216).optional(),
  vocab_size: z.int().min(1).max(16_777_216).optional(),
  hidden_size: z.int().min(1).max(1_048_576).optional(),
});
export type ModelConfig = z.infer<typeof modelConfigSchema>;

const template = z.string().max(LONGEST_TEMPLATE, "The chat template is longer than any real one.");
const tokenizerConfigSchema = z.looseObject({
  tokenizer_class: name.optional(),
  model_max_length: z.number().min(1).optional(),
  chat_template: z.union([template, z.array(z.strictObject({ name, template })).max(20)]).optional(),
});

const tokenizerSchema = z.looseObject({
  model: z.looseObject({ type: z.enum(["BPE", "WordPiece", "Unigram", "WordLevel"]).optional(), vocab: z.unknown() }),
});

/** `config.json`. Throws FormatFault "custom-code", "too-large", "bad-text" or "bad-value". */
export async function readModelConfig(path: string, source: ByteSource): Promise<ModelConfig> {
  return parse(path, await readJson(path, source, LARGEST_CONFIG), modelConfigSchema);
}

/** `tokenizer_config.json`. */
export async function checkTokenizerConfig(path: string, source: ByteSource): Promise<void> {
  parse(path, await readJson(path, source, LARGEST_CONFIG), tokenizerConfigSchema);
}

/** `tokenizer.json`. */
export async function checkTokenizer(path: string, source: ByteSource): Promise<void> {
  parse(path, await readJson(path, source, LARGEST_TOKENIZER), tokenizerSchema);
}

/** Any other JSON file: an object within limits, and without code. */
export async function checkJson(path: string, source: ByteSource): Promise<void> {
  parse(path, await readJson(path, source, LARGEST_TOKENIZER), z.union([z.looseObject({}), z.array(z.unknown())]));
}

/** Parsed, within limits, and without code; of any shape. */
export async function readJson(path: string, source: ByteSource, most = LARGEST_CONFIG): Promise<unknown> {
  if (source.size > most) throw new FormatFault("too-large", `“${path}” is larger than any real file of its kind.`);
  const bytes = await source.read(0, source.size);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)
      throw new FormatFault("bad-text", `“${path}” is not valid JSON.`);
    throw error;
  }
  refuseCode(path, value, 0);
  return value;
}

function refuseCode(path: string, value: unknown, depth: number): void {
  if (typeof value !== "object" || value === null) return;
  if (depth > DEEPEST) throw new FormatFault("too-many", `“${path}” is nested deeper than any real file of its kind.`);
  if (!Array.isArray(value)) {
    const key = CODE_KEYS.find((name) => isSet((value as Record<string, unknown>)[name]));
    if (key)
      throw new FormatFault("custom-code", `“${path}” asks for code of its own (${key}), which is never run here.`);
  }
  for (const part of Object.values(value)) refuseCode(path, part, depth + 1);
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

function parse<T>(path: string, value: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.length ? ` (${issue.path.join(".")})` : "";
  throw new FormatFault("bad-value", `“${path}” is not as such a file has to be${where}.`);
}
