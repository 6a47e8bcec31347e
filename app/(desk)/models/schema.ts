import { z } from "zod";
import { KIND_NAMES } from "#lib/kinds/registry";
import { MOST_SHADOWED, reasonSchema, shareSchema } from "#lib/models/deployments/schema";
import { installRequestSchema, MODEL_TASKS } from "#lib/models/schema";

export const installFormSchema = installRequestSchema;
export const cancelInstallFormSchema = z.object({ installId: z.uuid() });

export const retryInstallFormSchema = cancelInstallFormSchema;

export const profileFormSchema = z.object({ versionId: z.uuid() });
export const cancelProfileFormSchema = z.object({ profileId: z.uuid() });

/** Of an act on a deployment, as the person saw it. */
export const actFormSchema = z.object({
  deploymentId: z.uuid(),
  reason: reasonSchema,
  expectedRevision: z.coerce.number().int().min(1),
});

export const activateFormSchema = actFormSchema.extend({ versionId: z.uuid() });
export const shareFormSchema = actFormSchema.extend({ share: z.coerce.number().pipe(shareSchema) });
export const canaryFormSchema = shareFormSchema.extend({ versionId: z.uuid() });
export const shadowFormSchema = activateFormSchema.extend({
  wanted: z.coerce.number().int().min(1).max(MOST_SHADOWED),
});
export const secondAdminFormSchema = actFormSchema.extend({
  secondAdmin: z.enum(["true", "false"]).transform((value) => value === "true"),
});
export const swapFormSchema = z.object({ swapId: z.uuid(), reason: reasonSchema });

const orNull = <Value extends z.ZodType>(value: Value) =>
  z
    .union([z.literal("").transform(() => null), value])
    .optional()
    .transform((given) => given ?? null);

export const newDeploymentFormSchema = z.object({
  task: z.enum(MODEL_TASKS),
  pair: orNull(z.string().max(20)),
  projectId: orNull(z.uuid()),
  kind: orNull(z.enum(KIND_NAMES)),
  versionId: z.uuid(),
  reason: reasonSchema,
});
