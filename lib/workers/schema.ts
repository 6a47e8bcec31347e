import { z } from "zod";

/** What a machine has to run models on, with the reason why it is used or not. */
export const deviceSchema = z.object({
  kind: z.enum(["cpu", "cuda", "vulkan", "metal"]),
  /** As it calls itself; null for one that was not found. */
  name: z.string().nullable(),
  memoryBytes: z.number().nullable(),
  /** When the worker started. */
  freeBytes: z.number().nullable(),
  usable: z.boolean(),
  /** Writing models run on it: one of all. */
  used: z.boolean(),
  why: z.string(),
});
export type Device = z.infer<typeof deviceSchema>;

export const engineReportSchema = z.object({
  pid: z.int(),
  versionId: z.string(),
  name: z.string(),
  engine: z.string(),
  state: z.enum(["loading", "ready", "ending"]),
  memoryBytes: z.number(),
  /** Ids of the generations that it works on. */
  running: z.array(z.string()),
  /** Of an adapter: the version in whose process it runs; its memory is what it takes beside that one's. */
  baseId: z.string().optional(),
  /** Loaded for a swap, before it serves. */
  prepared: z.boolean().optional(),
});
export type EngineReport = z.infer<typeof engineReportSchema>;

/** A version that a worker tried to load and could not; its jobs are left to others until it is tried again. */
export const loadFailureSchema = z.object({
  versionId: z.string(),
  name: z.string(),
  code: z.string(),
  /** For a person. */
  message: z.string(),
  at: z.iso.datetime(),
});
export type LoadFailure = z.infer<typeof loadFailureSchema>;
