import { z } from "zod";

/** RFC 3339, with its zone. */
const time = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

export const submitSchema = z.object({
  revisionId: z.uuid(),
  note: z.string().trim().max(2_000).default(""),
  /** When an answer is wanted. */
  dueAt: time.optional(),
});

export const dueSchema = z.object({ dueAt: time.nullable() });

export const decisionSchema = z.object({
  revisionId: z.uuid(),
  verdict: z.enum(["approve", "request_changes"]),
  note: z.string().trim().max(5_000).default(""),
});
export type Verdict = z.infer<typeof decisionSchema>["verdict"];
