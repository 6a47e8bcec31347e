import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { publishDraft } from "#lib/publishing/commands";
import { publishSchema } from "#lib/publishing/schema";
import { idParams } from "../../../_params.ts";
import { reviewRefusals } from "../../../_refusals.ts";
import { readDraft } from "../../_read-draft.ts";

export const POST = apiRoute(
  { scope: "publish", params: idParams, body: publishSchema, refusals: reviewRefusals },
  async ({ actor, params, body }) => {
    const outcome = await publishDraft(db, actor, { draftId: params.id, ...body });
    return outcome.ok ? readDraft(db, actor, params.id) : outcome;
  },
);
