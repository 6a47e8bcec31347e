import { z } from "zod";
import { decisionSchema } from "#lib/reviews/schema";

/** `next`: the draft that is shown after the verdict; empty when none waits. */
export const verdictFormSchema = decisionSchema.extend({
  draftId: z.uuid(),
  next: z.union([z.uuid(), z.literal("")]),
});

export const claimFormSchema = z.object({ draftId: z.uuid() });
