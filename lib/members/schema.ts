import { z } from "zod";
import { PROJECT_ROLES } from "#lib/auth/policy";

/** Lower-case, as it is stored and compared. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: "Not an email address, such as ada@example.org." }));

export const personNameSchema = z.string().trim().min(1).max(120);

export const roleSchema = z.enum(PROJECT_ROLES);

export const memberSchema = z.object({ userId: z.uuid(), role: roleSchema });
export type MemberInput = z.infer<typeof memberSchema>;

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 200;

export const passwordSchema = z
  .string()
  .min(PASSWORD_MIN_LENGTH, { error: `A password has at least ${PASSWORD_MIN_LENGTH} characters.` })
  .max(PASSWORD_MAX_LENGTH, { error: `A password has at most ${PASSWORD_MAX_LENGTH} characters.` });
