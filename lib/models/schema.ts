/**
 * Models: what can be had (catalog), what is installed (registered models and their versions), and which version
 * serves which task for whom (deployments). Files lie in the content-addressed store under their SHA-256.
 */
import { z } from "zod";
import { endpointFindingSchema } from "./endpoint/schema.ts";

export const MODEL_TASKS = ["write", "embed", "translate", "classify", "entail", "summarise"] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];

/** The same names as the engine contract of the worker. */
export const ENGINE_NAMES = ["llama", "onnx", "bergamot", "openai", "extractive", "scripted"] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export const MODEL_FORMATS = ["gguf", "onnx", "bergamot", "remote", "none"] as const;
export type ModelFormat = (typeof MODEL_FORMATS)[number];

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits in lower case");

/** Path inside a version: relative, with slashes, and never out of its folder. */
export const filePathSchema = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/, "a relative path of plain names");

/** "en-pt": from and to, each BCP 47; one of the two is English. */
export const pairSchema = z
  .string()
  .regex(/^([a-z]{2,3}(-[A-Z][a-z]{3})?)-([a-z]{2,3}(-[A-Z][a-z]{3})?)$/, 'like "en-pt"');

export const versionFileSchema = z.object({
  path: filePathSchema,
  sha256: sha256Schema,
  bytes: z.int().min(0),
});
export type VersionFile = z.infer<typeof versionFileSchema>;
export const versionFilesSchema = z.array(versionFileSchema).max(100);

export const versionSettingsSchema = z.record(z.string(), z.unknown());

/** Where the bytes came from. `revision` is the hub's commit, where it stated one. */
export const originSchema = z.object({
  source: z.enum(["hub", "wheel", "url", "folder", "built-in", "endpoint", "upload"]),
  reference: z.string(),
  revision: z.string().optional(),
  fetchedAt: z.iso.datetime(),
  /** What was found when the version was registered. */
  findings: z.array(endpointFindingSchema).optional(),
});
export type Origin = z.infer<typeof originSchema>;

export const modelErrorSchema = z.object({
  /** Kebab-case and stable. */
  code: z.string(),
  /** What happened. */
  message: z.string(),
  /** What to do next. */
  help: z.string(),
});
export type ModelError = z.infer<typeof modelErrorSchema>;

export const installRequestSchema = z.strictObject({ catalogId: z.string().min(1).max(80) });
