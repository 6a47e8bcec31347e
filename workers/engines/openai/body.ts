/** The body of a chat completion: https://platform.openai.com/docs/api-reference/chat/create, as servers take it. */
import type { JsonSchema, TextCall } from "../engine.ts";
import type { DialectOfCall } from "./dialect.ts";

/** More are refused by some servers; the stop guard knows all of them. */
const MAX_STOPS = 4;
/** Some servers keep seeds in 32 bits with a sign. */
const SEEDS = 2 ** 31;

export function chatBody(model: string, call: TextCall, dialect: DialectOfCall): object {
  const stop = call.stopTexts.filter((text) => text !== "").slice(0, MAX_STOPS);
  return {
    model,
    messages: call.messages,
    stream: true,
    ...(dialect.omits("stream_options") ? {} : { stream_options: { include_usage: true } }),
    // Its newer name is the only one that some models of OpenAI take.
    ...(dialect.omits("max_tokens") ? { max_completion_tokens: call.maxTokens } : { max_tokens: call.maxTokens }),
    ...(dialect.omits("temperature") ? {} : { temperature: call.temperature }),
    ...(dialect.omits("seed") ? {} : { seed: call.seed % SEEDS }),
    ...(stop.length === 0 || dialect.omits("stop") ? {} : { stop }),
    ...(call.json === undefined || dialect.omits("response_format") ? {} : { response_format: formatOf(call.json) }),
  };
}

function formatOf(schema: JsonSchema): object {
  return { type: "json_schema", json_schema: { name: "answer", schema, strict: isStrict(schema) } };
}

/** Hosted servers decode strictly only where every object is closed and needs all of its properties. */
function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict);
  if (typeof schema !== "object" || schema === null) return true;
  const { properties, required, additionalProperties } = schema as JsonSchema;
  if (typeof properties === "object" && properties !== null) {
    const names = Object.keys(properties);
    const needed = Array.isArray(required) ? required : [];
    if (additionalProperties !== false || names.some((name) => !needed.includes(name))) return false;
  }
  return Object.values(schema).every(isStrict);
}
