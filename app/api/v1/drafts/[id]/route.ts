import { db } from "#lib/db/client";
import { saveDraft } from "#lib/drafts/commands";
import { saveDraftSchema } from "#lib/drafts/schema";
import { apiRoute } from "#lib/http/api-route";
import { idParams } from "../../_params.ts";
import { saveRefusals } from "../../_refusals.ts";
import { readDraft } from "../_read-draft.ts";

export const GET = apiRoute({ scope: "read", session: true, params: idParams }, ({ actor, params }) =>
  readDraft(db, actor, params.id),
);

/** The screen's autosave calls it too, so it takes a session. */
export const PUT = apiRoute(
  {
    scope: "write",
    session: true,
    params: idParams,
    body: saveDraftSchema,
    maxBodyBytes: 4 * 1024 * 1024,
    refusals: saveRefusals,
  },
  async ({ actor, params, body }) => {
    const outcome = await saveDraft(db, actor, { draftId: params.id, ...body });
    const draft = await readDraft(db, actor, params.id);
    if (outcome.ok) return draft;
    return outcome.reason === "changed-meanwhile" ? { ...outcome, yours: body.content, theirs: draft } : outcome;
  },
);
