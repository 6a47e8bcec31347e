/** Summaries: what is ordered. */
import { z } from "zod";

export const summaryBriefSchema = z
  .strictObject({
    /** Of running text. */
    words: z.int().min(20).max(2_000).optional(),
    /** Key points under an abstract. */
    points: z.int().min(1).max(30).optional(),
    audience: z.string().trim().max(300).optional(),
  })
  .refine(({ words, points }) => words === undefined || points === undefined, {
    message: "choose a number of words or a number of points, not both",
    path: ["points"],
  });
export type SummaryBrief = z.infer<typeof summaryBriefSchema>;

/** Where the brief names neither. */
export const DEFAULT_SUMMARY_POINTS = 5;
