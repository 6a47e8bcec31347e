import { z } from "zod";
import { keepSchema } from "#lib/models/recalls/schema";
import { submitSchema, decisionSchema } from "#lib/reviews/schema";
import { scheduleSchema } from "#lib/publishing/schedules/schema";
import { publishSchema, unpublishSchema } from "#lib/publishing/schema";

const draftId = z.uuid();

export const draftFormSchema = z.object({ draftId });
/** An empty time is none. */
const dueAt = z.preprocess((value) => value || undefined, submitSchema.shape.dueAt);
export const submitFormSchema = submitSchema.extend({ draftId, dueAt });
export const dueFormSchema = z
  .object({ draftId, dueAt })
  .transform(({ dueAt: at, ...rest }) => ({ ...rest, dueAt: at ?? null }));
export const decisionFormSchema = decisionSchema.extend({ draftId });
/** An empty address is left to the title. */
export const publishFormSchema = publishSchema.extend({
  draftId,
  slug: z.preprocess((value) => value || undefined, publishSchema.shape.slug),
});
export const scheduleFormSchema = publishFormSchema.extend({ at: scheduleSchema.shape.at });
export const unpublishFormSchema = unpublishSchema.extend({ draftId });
export const restoreFormSchema = z.object({ draftId, number: z.coerce.number().int().min(1) });
export const generationFormSchema = z.object({ generationId: z.uuid() });
export const retryFormSchema = generationFormSchema.extend({
  modelVersionId: z.preprocess((value) => value || undefined, z.uuid().optional()),
});
export const keepFormSchema = keepSchema.extend({ draftId, recallId: z.uuid() });
export const installFormSchema = z.object({ catalogId: z.string().min(1).max(80) });
