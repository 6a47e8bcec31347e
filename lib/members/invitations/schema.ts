import { z } from "zod";
import { emailSchema, passwordSchema, personNameSchema, roleSchema } from "../schema.ts";

/** To the installation (for admins), or to a project with a role there (for its leads). */
export const invitationInputSchema = z.discriminatedUnion("to", [
  z.object({ to: z.literal("desk"), email: emailSchema, isAdmin: z.boolean().default(false) }),
  z.object({ to: z.literal("project"), email: emailSchema, projectId: z.uuid(), role: roleSchema }),
]);
export type InvitationInput = z.infer<typeof invitationInputSchema>;

/** `email` counts where the invitation names none (the first admin's), `name` where it makes an account. */
export const acceptanceSchema = z.object({
  token: z.string().min(1).max(100),
  email: emailSchema.optional(),
  name: personNameSchema.optional(),
  password: passwordSchema,
});
export type Acceptance = z.infer<typeof acceptanceSchema>;
