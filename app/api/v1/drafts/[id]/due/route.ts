import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { changeDue } from "#lib/reviews/claims/commands";
import { dueSchema } from "#lib/reviews/schema";
import { idParams } from "../../../_params.ts";
import { claimRefusals } from "../../../_refusals.ts";
import { readDraft } from "../../_read-draft.ts";

/** When an answer is wanted; null takes it off. */
export const PUT = apiRoute(
  { scope: "write", params: idParams, body: dueSchema, refusals: claimRefusals },
  async ({ actor, params, body }) => {
    const outcome = await changeDue(db, actor, { draftId: params.id, ...body });
    return outcome.ok ? readDraft(db, actor, params.id) : outcome;
  },
);
