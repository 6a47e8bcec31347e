/**
 * The wire between the supervisor and an engine process: Node's IPC channel with advanced serialization, so that
 * vectors travel as they are. Both sides check what they read with zod. Each call has a number of the client's; text
 * and segments come before the one message that ends the call. A call for an adapter names its version, and one for the
 * version that the process was started for names none.
 */
import { z } from "zod";
import { EngineError, engineErrorCodes, engineNames, type TextCall } from "../engines/engine.ts";

const callId = z.int().min(1);
/** Which call it is, and for which adapter. */
const call = { id: callId, adapter: z.string().optional() };

const loadRequestSchema = z.object({
  engine: z.enum(engineNames),
  version: z.object({
    id: z.string(),
    name: z.string(),
    number: z.int(),
    digest: z.string(),
    format: z.enum(["gguf", "onnx", "bergamot", "remote", "none"]),
  }),
  files: z.record(z.string(), z.string()),
  settings: z.record(z.string(), z.unknown()),
  remote: z.object({ key: z.string().nullable(), privateAddresses: z.boolean() }).optional(),
});

export const requestSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("load"), request: loadRequestSchema }),
  z.object({
    type: z.literal("generate"),
    ...call,
    messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })),
    maxTokens: z.int().min(0),
    temperature: z.number().min(0),
    seed: z.int().min(0),
    json: z.record(z.string(), z.unknown()).optional(),
    stopTexts: z.array(z.string()),
  }),
  z.object({ type: z.literal("count-tokens"), ...call, text: z.string() }),
  z.object({ type: z.literal("embed"), ...call, texts: z.array(z.string()) }),
  z.object({
    type: z.literal("translate"),
    ...call,
    segments: z.array(z.string()),
    html: z.boolean(),
    /** For an engine of many languages. */
    pair: z.object({ from: z.string(), to: z.string() }).optional(),
  }),
  z.object({ type: z.literal("classify"), ...call, texts: z.array(z.string()) }),
  z.object({
    type: z.literal("entail"),
    ...call,
    pairs: z.array(z.object({ premise: z.string(), claim: z.string() })),
  }),
  z.object({ type: z.literal("summarise"), ...call, texts: z.array(z.string()), maxTokens: z.int().min(1) }),
  z.object({ type: z.literal("open-adapter"), ...call, request: loadRequestSchema }),
  z.object({ type: z.literal("close-adapter"), ...call, adapter: z.string() }),
  z.object({ type: z.literal("abort"), id: callId }),
  z.object({ type: z.literal("release") }),
]);

const vectorSchema = z.custom<Float32Array>((value) => value instanceof Float32Array, "a vector is a Float32Array");

const tokenCount = z.int().min(0);

const textResultSchema = z.object({
  text: z.string(),
  usage: z.object({
    inputTokens: tokenCount,
    outputTokens: tokenCount,
    cachedTokens: tokenCount,
    estimated: z.boolean().optional(),
  }),
  stop: z.enum(["end", "length", "aborted"]),
  ignored: z.array(
    z.object({ setting: z.custom<keyof TextCall>((value) => typeof value === "string"), why: z.string() }),
  ),
});

const errorSchema = z.object({ code: z.enum(engineErrorCodes), message: z.string(), detail: z.string() });

const loadedSchema = z.object({
  device: z.string(),
  threads: z.int().min(1).optional(),
  write: z.object({ contextLength: z.int().min(1) }).nullable(),
  embed: z.object({ dimensions: z.int().min(1) }).nullable(),
  translate: z.object({ from: z.string(), to: z.string() }).nullable(),
  translateMany: z.object({ codes: z.array(z.string()) }).nullable(),
  classify: z.object({ labels: z.array(z.string()).min(1) }).nullable(),
  entail: z.boolean(),
  summarise: z.boolean(),
  /** Whether adapters of it can be opened. */
  adapters: z.boolean(),
});

const score = z.number().min(0).max(1);

export const reportSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("loaded"), loaded: loadedSchema }),
  z.object({ type: z.literal("load-failed"), error: errorSchema }),
  z.object({ type: z.literal("text"), id: callId, text: z.string() }),
  z.object({ type: z.literal("segment"), id: callId, index: z.int().min(0), text: z.string() }),
  z.object({ type: z.literal("generated"), id: callId, result: textResultSchema }),
  z.object({ type: z.literal("counted"), id: callId, result: z.int().min(0) }),
  z.object({ type: z.literal("embedded"), id: callId, result: z.array(vectorSchema) }),
  z.object({ type: z.literal("translated"), id: callId, result: z.object({ segments: z.array(z.string()) }) }),
  z.object({
    type: z.literal("classified"),
    id: callId,
    result: z.array(z.array(z.object({ label: z.string(), score }))),
  }),
  z.object({
    type: z.literal("entailed"),
    id: callId,
    result: z.array(z.object({ entailment: score, neutral: score, contradiction: score })),
  }),
  z.object({ type: z.literal("summarised"), id: callId, result: z.array(z.string()) }),
  /** `memoryBytes`: by how much the process grew. */
  z.object({
    type: z.literal("adapter-opened"),
    id: callId,
    result: z.object({ loaded: loadedSchema, memoryBytes: z.int().min(0) }),
  }),
  z.object({ type: z.literal("adapter-closed"), id: callId, result: z.literal(true) }),
  z.object({ type: z.literal("failed"), id: callId, error: errorSchema }),
  z.object({ type: z.literal("heartbeat"), memoryBytes: z.int().min(0) }),
]);

export type EngineRequest = z.infer<typeof requestSchema>;
export type EngineCall = Exclude<EngineRequest, { type: "load" | "abort" | "release" }>;
export type EngineReport = z.infer<typeof reportSchema>;
export type LoadedReport = z.infer<typeof loadedSchema>;
export type WireError = z.infer<typeof errorSchema>;

/** What is not an EngineError is a fault of the engine; its text may hold paths and goes into `detail`, for the log. */
export function toWireError(error: unknown): WireError {
  if (error instanceof EngineError) {
    return { code: error.code, message: error.message, detail: error.cause === undefined ? "" : String(error.cause) };
  }
  return { code: "engine-failed", message: "The model failed while it was working.", detail: String(error) };
}

export function fromWireError(error: WireError): EngineError {
  return new EngineError(error.code, error.message, error.detail === "" ? undefined : { cause: error.detail });
}
