import { z } from "zod";
import { credentialsSchema } from "#lib/members/sign-in/schema";

export const signInFormSchema = credentialsSchema.extend({ next: z.string().optional() });
