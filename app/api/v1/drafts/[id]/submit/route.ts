import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { submitDraft } from "#lib/reviews/commands";
import { submitSchema } from "#lib/reviews/schema";
import { idParams } from "../../../_params.ts";
import { claimRefusals, reviewRefusals } from "../../../_refusals.ts";
import { readDraft } from "../../_read-draft.ts";

export const POST = apiRoute(
  { scope: "write", params: idParams, body: submitSchema, refusals: { ...reviewRefusals, ...claimRefusals } },
  async ({ actor, params, body }) => {
    const outcome = await submitDraft(db, actor, { draftId: params.id, ...body });
    return outcome.ok ? readDraft(db, actor, params.id) : outcome;
  },
);
