import { z } from "zod";
import { KIND_NAMES } from "#lib/kinds/registry";
import { MODEL_TASKS, pairSchema } from "../schema.ts";
import type { ModelTask } from "../schema.ts";

export const reasonSchema = z.string().trim().min(1, "Say why: it stays in the history.").max(500);

/** What every act on a deployment takes. */
const act = {
  reason: reasonSchema,
  /** The revision of the deployment that the person saw; without it the newest is taken. */
  expectedRevision: z.int().min(1).optional(),
};

export const activateSchema = z.strictObject({ versionId: z.uuid(), ...act });
export const actSchema = z.strictObject(act);

/** For what names a swap, which no revision can get ahead of. */
export const reasonBodySchema = z.strictObject({ reason: reasonSchema });

/** Percent of the drafts that go to the challenger. */
export const shareSchema = z.int().min(1).max(99);
export const USUAL_SHARE = 10;

/** A share of 0 ends the canary. */
export const canarySchema = z.strictObject({
  versionId: z.uuid().optional(),
  share: z.int().min(0).max(99).default(USUAL_SHARE),
  ...act,
});

export const MOST_SHADOWED = 200;
export const USUAL_SHADOWED = 20;

/** `wanted`: so many of the champion's last texts are replayed at once. */
export const shadowSchema = z.strictObject({
  versionId: z.uuid(),
  wanted: z.int().min(1).max(MOST_SHADOWED).default(USUAL_SHADOWED),
  ...act,
});

export const secondAdminSchema = z.strictObject({ secondAdmin: z.boolean(), ...act });

/** Other tasks are done alike for every kind of content. */
export function mayHaveKind(task: ModelTask): boolean {
  return task === "write" || task === "summarise";
}

/** A version of its own for a project, a kind, or both. */
export const newDeploymentSchema = z
  .strictObject({
    task: z.enum(MODEL_TASKS),
    pair: pairSchema.nullable().default(null),
    projectId: z.uuid().nullable().default(null),
    kind: z.enum(KIND_NAMES).nullable().default(null),
    versionId: z.uuid(),
    reason: reasonSchema,
  })
  .refine(({ task, pair }) => task === "translate" || pair === null, "Only translation goes by pairs.")
  .refine(({ task, kind }) => kind === null || mayHaveKind(task), "This task knows no kinds.");
export type NewDeployment = z.output<typeof newDeploymentSchema>;
