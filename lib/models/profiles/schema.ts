/**
 * Capability profiles: what a version proved in its self-test, stage by stage. Pipelines hand a stage to a model only
 * as far as its profile allows; people read the same figures on the models page.
 */
import { z } from "zod";
import type { ModelTask } from "../schema.ts";

/** Names the set of items: it changes with any item, check or prompt, so that unlike profiles are not compared. */
export const SUITE = "2026-11.3";

/**
 * All that pipelines hand to models. `guarded`: what the model proposes is checked against what was given (sources,
 * facts, a list) and dropped where it fails, so that a version may try before it has proved anything. Where nothing
 * stands beneath the text, only a version that has passed may write. Classifiers have no stage: each has labels of its
 * own, which no fixed text of ours can be held against.
 */
export const STAGES = {
  "shorten-sentence": { task: "write", guarded: true },
  "reword-fact": { task: "write", guarded: true },
  "propose-title": { task: "write", guarded: true },
  "open-post": { task: "write", guarded: true },
  "link-product": { task: "write", guarded: true },
  "write-option": { task: "write", guarded: true },
  "write-blurb": { task: "write", guarded: true },
  "fill-form": { task: "write", guarded: true },
  "outline-freely": { task: "write", guarded: false },
  "write-freely": { task: "write", guarded: false },
  "translate-numbers": { task: "translate", guarded: true },
  "translate-names": { task: "translate", guarded: true },
  "translate-marks": { task: "translate", guarded: true },
  "translate-placeholders": { task: "translate", guarded: true },
  "translate-length": { task: "translate", guarded: true },
  "compare-meaning": { task: "embed", guarded: true },
  "entail-claim": { task: "entail", guarded: true },
  "summarise-text": { task: "summarise", guarded: true },
} as const satisfies Record<string, { task: ModelTask; guarded: boolean }>;

export type StageName = keyof typeof STAGES;

export const STAGE_NAMES = Object.keys(STAGES) as [StageName, ...StageName[]];

export const stageResultSchema = z.object({
  stage: z.enum(STAGE_NAMES),
  items: z.int().min(0),
  accepted: z.int().min(0),
  /** Why items were refused, by the check's own short name, with how many. */
  reasons: z.record(z.string(), z.int().min(1)),
  /** Working time of the items together. */
  milliseconds: z.int().min(0),
});
export type StageResult = z.infer<typeof stageResultSchema>;

/** Rows of stages that this release no longer knows are left out when they are read. */
export const stageResultsSchema = z
  .array(z.unknown())
  .transform((rows) => rows.flatMap((row) => stageResultSchema.safeParse(row).data ?? []));

export const profileProgressSchema = z.object({ name: z.string(), done: z.int().min(0), of: z.int().min(0) });
export type ProfileProgress = z.infer<typeof profileProgressSchema>;
