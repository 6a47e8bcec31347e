import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { claimReview, releaseReview } from "#lib/reviews/claims/commands";
import { idParams } from "../../../_params.ts";
import { claimRefusals, reviewRefusals } from "../../../_refusals.ts";
import { readDraft } from "../../_read-draft.ts";

const spec = { scope: "review", params: idParams, refusals: { ...reviewRefusals, ...claimRefusals } } as const;

export const POST = apiRoute(spec, async ({ actor, params }) => {
  const outcome = await claimReview(db, actor, params.id);
  return outcome.ok ? readDraft(db, actor, params.id) : outcome;
});

export const DELETE = apiRoute(spec, async ({ actor, params }) => {
  const outcome = await releaseReview(db, actor, params.id);
  return outcome.ok ? readDraft(db, actor, params.id) : outcome;
});
