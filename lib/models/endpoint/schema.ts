/**
 * Endpoints: servers elsewhere that speak the protocol of OpenAI (vLLM, llama-server, TGI, Ollama, hosted ones). This
 * folder knows how to ask them and what they answer; the engine `openai` of the worker and the registration use it.
 */
import { z } from "zod";

/** Where the protocol begins, mostly with /v1 at its end. No name or key in it: keys are kept sealed, apart. */
export const endpointAddressSchema = z
  .url({ protocol: /^https?$/, error: "an address that starts with http:// or https://" })
  .max(500)
  .refine((address) => !/[@?#]/.test(address), "an address without a user, a question mark or a fragment")
  .transform((address) => address.replace(/\/+$/, ""));

/** Goes into a header as it is. */
export const endpointKeySchema = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,500}$/, "a key without spaces, at most 500 characters");

export const endpointModelSchema = z.string().trim().min(1).max(200);

const milliseconds = (otherwise: number) => z.int().min(1).max(3_600_000).default(otherwise);

/** Of one call, in milliseconds. */
export const endpointLimitsSchema = z.object({
  connectMs: milliseconds(10_000),
  /** From connected to the first event of the answer: a busy server lets us wait in its own queue. */
  firstMs: milliseconds(180_000),
  /** From one whole event to the next: bytes that complete none do not count. */
  betweenMs: milliseconds(45_000),
  /** With all tries. */
  wholeMs: milliseconds(900_000),
  /** Tries after the first, only while nothing was received. */
  retries: z.int().min(0).max(10).default(3),
  /** Before the second try; doubled before each further one. */
  backoffMs: milliseconds(500),
});
export type EndpointLimits = z.infer<typeof endpointLimitsSchema>;

/** Settings of a version that a server elsewhere runs. */
export const endpointSettingsSchema = z.object({
  address: endpointAddressSchema,
  model: endpointModelSchema,
  tasks: z
    .array(z.enum(["write", "embed"]))
    .min(1)
    .default(["write"]),
  /** Prompt and answer together, in tokens; without it what the server states, else 4096. */
  contextLength: z.int().min(128).max(10_000_000).optional(),
  /** Calls at a time. */
  concurrency: z.int().min(1).max(256).default(8),
  /** Texts to embed are cut at about so many tokens. */
  embedTokens: z.int().min(16).max(100_000).default(500),
  limits: endpointLimitsSchema.prefault({}),
});
export type EndpointSettings = z.infer<typeof endpointSettingsSchema>;

export const ENDPOINT_CHECKS = ["reach", "model", "write", "schema", "embed"] as const;

/** What a check found; `detail` is one sentence, partly in the server's words. */
export const endpointFindingSchema = z.object({
  check: z.enum(ENDPOINT_CHECKS),
  state: z.enum(["passed", "warning", "failed"]),
  detail: z.string(),
});
export type EndpointFinding = z.infer<typeof endpointFindingSchema>;
