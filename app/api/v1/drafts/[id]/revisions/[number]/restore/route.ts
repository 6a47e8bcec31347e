import { db } from "#lib/db/client";
import { restoreRevision } from "#lib/drafts/commands";
import { apiRoute } from "#lib/http/api-route";
import { revisionParams } from "../../../../../_params.ts";
import { saveRefusals } from "../../../../../_refusals.ts";
import { readDraft } from "../../../../_read-draft.ts";

export const POST = apiRoute(
  { scope: "write", params: revisionParams, refusals: saveRefusals },
  async ({ actor, params }) => {
    const outcome = await restoreRevision(db, actor, { draftId: params.id, number: params.number });
    return outcome.ok ? readDraft(db, actor, params.id) : outcome;
  },
);
