import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { withdrawDraft } from "#lib/reviews/commands";
import { idParams } from "../../../_params.ts";
import { reviewRefusals } from "../../../_refusals.ts";
import { readDraft } from "../../_read-draft.ts";

export const POST = apiRoute(
  { scope: "write", params: idParams, refusals: reviewRefusals },
  async ({ actor, params }) => {
    const outcome = await withdrawDraft(db, actor, params.id);
    return outcome.ok ? readDraft(db, actor, params.id) : outcome;
  },
);
