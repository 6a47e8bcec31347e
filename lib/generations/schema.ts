import { z } from "zod";
import { KIND_NAMES } from "#lib/kinds/registry";

/** Higher goes first. A waiting person comes before bulk work; an admin may put one before all others. */
export const PRIORITIES = { urgent: 50, normal: 10, bulk: 0 } as const;
export type Urgency = keyof typeof PRIORITIES;

export function urgencyOf(priority: number): Urgency {
  if (priority > PRIORITIES.normal) return "urgent";
  return priority === PRIORITIES.bulk ? "bulk" : "normal";
}

export const orderSchema = z.object({
  kind: z.enum(KIND_NAMES),
  /** Checked again by the brief schema of the kind. */
  brief: z.unknown(),
  sourceIds: z.array(z.uuid()).max(20).default([]),
  draftId: z.uuid().optional(),
  title: z.string().trim().min(1).max(200).optional(),
  language: z.string().max(35).optional(),
  seed: z.int().min(0).max(2_147_483_647).optional(),
  modelVersionId: z.uuid().optional(),
  /** "bulk" goes when nobody waits. */
  urgency: z.enum(["normal", "bulk"]).optional(),
});
export type Order = z.infer<typeof orderSchema>;

/** What travels as events, and what a stream replays. */
export const eventDataSchemas = {
  status: z.object({ status: z.string(), attempt: z.int() }),
  step: z.object({ name: z.string(), done: z.number(), of: z.number(), note: z.string().optional() }),
  text: z.object({ text: z.string() }),
  problem: z.object({ code: z.string(), message: z.string() }),
  /** A new attempt began: what was written so far is dropped. */
  restarted: z.object({ attempt: z.int() }),
  done: z.object({ status: z.string(), revisionId: z.string().nullable(), error: z.unknown().optional() }),
} as const;
export type EventType = keyof typeof eventDataSchemas;
export type GenerationEventData<Type extends EventType = EventType> = z.infer<(typeof eventDataSchemas)[Type]>;

export const generationErrorSchema = z.object({
  /** Kebab-case and stable. */
  code: z.string(),
  /** What happened. */
  message: z.string(),
  /** What to do next. */
  help: z.string(),
  /** Catalog entries that would bring a missing model: the screen offers to install them. */
  catalogIds: z.array(z.string()).optional(),
});
export type GenerationError = z.infer<typeof generationErrorSchema>;

export const progressSchema = z.object({
  name: z.string(),
  done: z.number(),
  of: z.number(),
  note: z.string().optional(),
});
export type Progress = z.infer<typeof progressSchema>;

export const usageSchema = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedTokens: z.number(),
  /** True where an engine could not count all tokens: input and output are estimates then. */
  estimated: z.boolean().optional(),
  milliseconds: z.number(),
});
export type Usage = z.infer<typeof usageSchema>;
