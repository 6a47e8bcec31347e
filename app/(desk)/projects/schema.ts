import { z } from "zod";
import { emailSchema, roleSchema } from "#lib/members/schema";
import { projectInputSchema } from "#lib/projects/schema";

export const newProjectFormSchema = projectInputSchema.pick({ name: true, language: true });

export const guidelinesFormSchema = z
  .object({
    projectId: z.uuid(),
    name: projectInputSchema.shape.name,
    language: projectInputSchema.shape.language,
    audience: z.string().trim().max(500),
    guidelines: z.string().trim().max(8_000),
    forbiddenWords: z.string().max(20_000),
    approvals: z.coerce.number().int().min(0).max(5),
    fourEyes: z.literal("on").optional(),
  })
  .transform(({ projectId, approvals, fourEyes, forbiddenWords, ...rest }) => ({
    projectId,
    change: {
      ...rest,
      forbiddenWords: forbiddenWords
        .split("\n")
        .map((word) => word.trim().slice(0, 60))
        .filter(Boolean)
        .slice(0, 200),
      reviewPolicy: { approvals, fourEyes: fourEyes === "on" },
    },
  }));

export const inviteMemberFormSchema = z.object({ projectId: z.uuid(), email: emailSchema, role: roleSchema });
export const memberFormSchema = z.object({ projectId: z.uuid(), userId: z.uuid() });
export const roleFormSchema = memberFormSchema.extend({ role: roleSchema });
