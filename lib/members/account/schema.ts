import { z } from "zod";
import { passwordSchema, personNameSchema } from "../schema.ts";

export const ownNameSchema = z.object({ name: personNameSchema });

export const passwordChangeSchema = z.object({ current: z.string().min(1).max(1_000), password: passwordSchema });
export type PasswordChange = z.infer<typeof passwordChangeSchema>;
