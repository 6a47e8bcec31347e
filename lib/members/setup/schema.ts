import { z } from "zod";
import { emailSchema, passwordSchema, personNameSchema } from "../schema.ts";

export const firstAdminSchema = z.object({ email: emailSchema, name: personNameSchema, password: passwordSchema });
export type FirstAdmin = z.infer<typeof firstAdminSchema>;
