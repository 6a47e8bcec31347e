import { z } from "zod";

export const submitSchema = z.object({ revisionId: z.uuid(), note: z.string().trim().max(2_000).default("") });

export const decisionSchema = z.object({
  revisionId: z.uuid(),
  verdict: z.enum(["approve", "request_changes"]),
  note: z.string().trim().max(5_000).default(""),
});
export type Verdict = z.infer<typeof decisionSchema>["verdict"];
