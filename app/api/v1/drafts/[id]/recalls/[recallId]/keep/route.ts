import { z } from "zod";
import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { keepRecalled } from "#lib/models/recalls/commands";
import { keepSchema } from "#lib/models/recalls/schema";
import { readDraft } from "../../../../_read-draft.ts";

const params = z.object({ id: z.string(), recallId: z.string() });

/** Answers a recall: the draft stays as it is. Approving it anew or taking its page down answers it too. */
export const POST = apiRoute(
  {
    scope: "review",
    params,
    body: keepSchema,
    refusals: { "not-recalled": { detail: "This recall of the draft is answered already, or there is none." } },
  },
  async ({ actor, params: { id: draftId, recallId }, body }) => {
    const outcome = await keepRecalled(db, actor, { draftId, recallId, ...body });
    return outcome.ok ? readDraft(db, actor, draftId) : outcome;
  },
);
