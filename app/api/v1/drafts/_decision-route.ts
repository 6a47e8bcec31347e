import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { decideReview } from "#lib/reviews/commands";
import { decisionSchema } from "#lib/reviews/schema";
import type { Verdict } from "#lib/reviews/schema";
import { idParams } from "../_params.ts";
import { reviewRefusals } from "../_refusals.ts";
import { readDraft } from "./_read-draft.ts";

export const decisionBody = decisionSchema.omit({ verdict: true });

/** Approving and asking for changes are one act with two verdicts. */
export function decisionRoute(verdict: Verdict) {
  return apiRoute(
    { scope: "review", params: idParams, body: decisionBody, refusals: reviewRefusals },
    async ({ actor, params, body }) => {
      const outcome = await decideReview(db, actor, { draftId: params.id, verdict, ...body });
      return outcome.ok ? readDraft(db, actor, params.id) : outcome;
    },
  );
}
