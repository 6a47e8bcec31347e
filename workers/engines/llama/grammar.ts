/** From a JSON schema to the part of it that node-llama-cpp can make a grammar of: the form, not all limits of values. */
import type { GbnfJsonSchema, Llama, LlamaGrammar } from "node-llama-cpp";
import type { JsonSchema, TextResult } from "../engine.ts";

const formats = ["date", "time", "date-time"];
/** Keywords that limit values and that the grammar does not know; the caller's own check has to. */
const looseKeywords = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "pattern",
  "uniqueItems",
  "contains",
  "not",
];
const keptKeywords = [
  "properties",
  "items",
  "prefixItems",
  "minItems",
  "maxItems",
  "minLength",
  "maxLength",
  "minProperties",
  "maxProperties",
  "$defs",
];
const simpleTypes = ["string", "number", "integer", "boolean", "null"];

type Converted = { schema: GbnfJsonSchema; loose: string[] };

/** A schema that cannot be a grammar comes back as ignored, as do single keywords of one that can. */
export async function createGrammar(
  llama: Llama,
  json: JsonSchema | undefined,
): Promise<{ grammar: LlamaGrammar | undefined; ignored: TextResult["ignored"] }> {
  if (!json) return { grammar: undefined, ignored: [] };
  try {
    const { schema, loose } = toGrammarSchema(json);
    const grammar = await llama.createGrammarForJsonSchema(
      schema as Parameters<Llama["createGrammarForJsonSchema"]>[0],
    );
    const why = `The form is kept, but not: ${loose.join(", ")}.`;
    return { grammar, ignored: loose.length > 0 ? [{ setting: "json", why }] : [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      grammar: undefined,
      ignored: [{ setting: "json", why: `The schema could not be made a grammar: ${reason}` }],
    };
  }
}

/** Throws where the form itself cannot be kept: the library would take such a schema for `null` without a word. */
export function toGrammarSchema(schema: JsonSchema): Converted {
  const loose = new Set<string>();
  const converted = convert(schema, loose);
  return { schema: converted as GbnfJsonSchema, loose: [...loose] };
}

function convert(schema: unknown, loose: Set<string>): JsonSchema {
  if (typeof schema !== "object" || schema === null) throw new Error("a part of the schema is not an object");
  const given = schema as JsonSchema;
  if ("$ref" in given) return { $ref: given["$ref"], ...keep(given, ["$defs"], loose) };
  if ("const" in given) return { const: given["const"] };
  if ("enum" in given) return { enum: given["enum"] };
  if ("allOf" in given) throw new Error("allOf is not supported");
  const variants = given["anyOf"] ?? given["oneOf"];
  if (Array.isArray(variants))
    return { oneOf: variants.map((variant) => convert(variant, loose)), ...keep(given, ["$defs"], loose) };
  const type = typeOf(given);
  if (Array.isArray(type)) return { oneOf: type.map((one: unknown) => convert({ ...given, type: one }, loose)) };
  noteLoose(given, loose);
  if (type === "object" || type === "array")
    return { type, ...additional(given, loose), ...keep(given, keptKeywords, loose) };
  if (typeof type !== "string" || !simpleTypes.includes(type)) throw new Error(`${String(type)} is not a type`);
  if (type !== "string") return { type };
  if (typeof given["format"] === "string" && formats.includes(given["format"]))
    return { type, format: given["format"] };
  return { type, ...keep(given, ["minLength", "maxLength"], loose) };
}

function typeOf(schema: JsonSchema): unknown {
  if ("type" in schema) return schema["type"];
  if ("properties" in schema) return "object";
  return "items" in schema || "prefixItems" in schema ? "array" : undefined;
}

function keep(schema: JsonSchema, keywords: string[], loose: Set<string>): JsonSchema {
  const entries = Object.entries(schema).filter(([keyword]) => keywords.includes(keyword));
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, convertKeyword(keyword, value, loose)]));
}

function convertKeyword(keyword: string, value: unknown, loose: Set<string>): unknown {
  if (keyword === "items") return convert(value, loose);
  if (keyword === "prefixItems" && Array.isArray(value)) return value.map((item) => convert(item, loose));
  if (keyword !== "properties" && keyword !== "$defs") return value;
  return Object.fromEntries(Object.entries(value as JsonSchema).map(([name, part]) => [name, convert(part, loose)]));
}

function additional(schema: JsonSchema, loose: Set<string>): JsonSchema {
  const value = schema["additionalProperties"];
  if (value === undefined) return {};
  return { additionalProperties: typeof value === "boolean" ? value : convert(value, loose) };
}

/** The limits of a safe integer are those of the number's type itself. */
function noteLoose(schema: JsonSchema, loose: Set<string>): void {
  for (const keyword of looseKeywords) {
    if (keyword in schema && Math.abs(Number(schema[keyword])) !== Number.MAX_SAFE_INTEGER) loose.add(keyword);
  }
}
