/** A recall: the drafts that came from a version are to be looked at again, each by a person. */
import { z } from "zod";

export const recallSchema = z.strictObject({
  reason: z.string().trim().min(1, "Say why: it stands on each draft.").max(1_000),
});

/** What came of one look. `kept`: as it is, with a note. `republished`: a newer revision, where no review is needed. */
export const RECALL_OUTCOMES = ["kept", "approved", "republished", "unpublished"] as const;
export type RecallOutcome = (typeof RECALL_OUTCOMES)[number];

export const keepSchema = z.strictObject({ note: z.string().trim().min(1, "Say what you looked at.").max(2_000) });
