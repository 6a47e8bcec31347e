import { z } from "zod";
import { recallSchema } from "#lib/models/recalls/schema";
import { describeSchema, retireSchema, tagsSchema } from "#lib/models/versions/schema";

const versionId = z.uuid();

/** Tags are typed as words between commas. */
export const describeFormSchema = z.object({
  versionId,
  purpose: describeSchema.shape.purpose,
  tags: z
    .string()
    .max(1_000)
    .transform((words) => words.split(",").map((word) => word.trim()))
    .transform((tags) => tags.filter(Boolean))
    .pipe(tagsSchema),
});
export const recallFormSchema = recallSchema.extend({ versionId });
export const retireFormSchema = retireSchema.extend({ versionId });
export const restoreFormSchema = z.object({ versionId });
