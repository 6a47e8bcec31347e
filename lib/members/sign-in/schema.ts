import { z } from "zod";

/** No rules of form here: a wrong address or a short password is a wrong pair like any other. */
export const credentialsSchema = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(1_000),
});
export type Credentials = z.infer<typeof credentialsSchema>;
