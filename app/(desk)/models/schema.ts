import { z } from "zod";
import { activateSchema, installRequestSchema, MODEL_TASKS } from "#lib/models/schema";

export const installFormSchema = installRequestSchema;
export const cancelInstallFormSchema = z.object({ installId: z.uuid() });

export const profileFormSchema = z.object({ versionId: z.uuid() });
export const cancelProfileFormSchema = z.object({ profileId: z.uuid() });

const seenRevision = z.coerce.number().int().min(1);

export const activateFormSchema = z.object({
  deploymentId: z.uuid(),
  versionId: z.uuid(),
  reason: activateSchema.shape.reason,
  expectedRevision: seenRevision,
});

export const rollbackFormSchema = activateFormSchema.omit({ versionId: true });

export const projectDeploymentFormSchema = z
  .object({
    task: z.enum(MODEL_TASKS),
    pair: z.string().max(20).optional(),
    projectId: z.uuid(),
    versionId: z.uuid(),
    reason: activateSchema.shape.reason,
  })
  .transform(({ pair, ...rest }) => ({ ...rest, pair: pair || null }));
