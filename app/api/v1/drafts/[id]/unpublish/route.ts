import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { unpublishDraft } from "#lib/publishing/commands";
import { unpublishSchema } from "#lib/publishing/schema";
import { idParams } from "../../../_params.ts";
import { readDraft } from "../../_read-draft.ts";

export const POST = apiRoute(
  { scope: "publish", params: idParams, body: unpublishSchema },
  async ({ actor, params, body }) => {
    const outcome = await unpublishDraft(db, actor, { draftId: params.id, ...body });
    return outcome.ok ? readDraft(db, actor, params.id) : outcome;
  },
);
