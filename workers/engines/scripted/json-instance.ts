/** An instance of a JSON schema: every property present, lists of two where the schema allows, choices by the seed. */
import type { JsonSchema } from "../engine.ts";
import type { Random } from "./random.ts";
import { phrase } from "./sentences.ts";

const DEEPEST = 12;
const LONGEST_LIST = 100;

export function instanceOf(schema: JsonSchema, random: Random, depth = 0): unknown {
  if (depth > DEEPEST) return null;
  if ("const" in schema) return schema["const"];
  const choices = listOf(schema["enum"]);
  if (choices) return choices[random.below(choices.length)];
  const variants = listOf(schema["anyOf"]) ?? listOf(schema["oneOf"]);
  if (variants) return instanceOf(schemaOf(variants[random.below(variants.length)]), random, depth + 1);
  switch (typeOf(schema)) {
    case "object":
      return objectOf(schema, random, depth);
    case "array":
      return arrayOf(schema, random, depth);
    case "string":
      return stringOf(schema, random);
    case "integer":
    case "number":
      return numberOf(schema, random);
    case "boolean":
      return random.below(2) === 1;
    default:
      return null;
  }
}

function objectOf(schema: JsonSchema, random: Random, depth: number): Record<string, unknown> {
  const properties = Object.entries(schemaOf(schema["properties"]));
  return Object.fromEntries(
    properties.map(([name, property]) => [name, instanceOf(schemaOf(property), random, depth + 1)]),
  );
}

function arrayOf(schema: JsonSchema, random: Random, depth: number): unknown[] {
  const fixed = listOf(schema["prefixItems"]);
  if (fixed) return fixed.map((item) => instanceOf(schemaOf(item), random, depth + 1));
  const least = limitOf(schema["minItems"], 0);
  const length = Math.min(LONGEST_LIST, limitOf(schema["maxItems"], Math.max(2, least)), Math.max(2, least));
  return Array.from({ length }, () => instanceOf(schemaOf(schema["items"]), random, depth + 1));
}

function stringOf(schema: JsonSchema, random: Random): string {
  let text = phrase(random);
  while (text.length < limitOf(schema["minLength"], 0)) text += ` ${phrase(random)}`;
  return text.slice(0, limitOf(schema["maxLength"], text.length)).trimEnd();
}

function numberOf(schema: JsonSchema, random: Random): number {
  const least = limitOf(schema["minimum"], 0);
  const most = limitOf(schema["maximum"], least + 10);
  return least + random.below(Math.floor(most - least) + 1);
}

function typeOf(schema: JsonSchema): unknown {
  const type = schema["type"];
  if (Array.isArray(type)) return type[0];
  return type ?? ("properties" in schema ? "object" : "string");
}

function limitOf(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : otherwise;
}

function listOf(value: unknown): unknown[] | null {
  return Array.isArray(value) && value.length > 0 ? value : null;
}

function schemaOf(value: unknown): JsonSchema {
  return typeof value === "object" && value !== null ? (value as JsonSchema) : {};
}
