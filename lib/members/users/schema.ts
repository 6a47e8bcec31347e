import { z } from "zod";
import { personNameSchema } from "../schema.ts";

export const userChangeSchema = z.object({ name: personNameSchema.optional(), isAdmin: z.boolean().optional() });
export type UserChange = z.infer<typeof userChangeSchema>;
