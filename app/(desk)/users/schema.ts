import { z } from "zod";
import { emailSchema } from "#lib/members/schema";

export const inviteFormSchema = z.object({
  email: emailSchema,
  isAdmin: z.literal("on").optional(),
});

export const userFormSchema = z.object({ userId: z.uuid() });

export const adminFormSchema = userFormSchema.extend({ isAdmin: z.stringbool() });

export const invitationFormSchema = z.object({ invitationId: z.uuid() });
