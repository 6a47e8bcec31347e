import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { cancelSchedule, scheduleDraft } from "#lib/publishing/schedules/commands";
import { scheduleSchema } from "#lib/publishing/schedules/schema";
import { idParams } from "../../../_params.ts";
import { reviewRefusals, scheduleRefusals } from "../../../_refusals.ts";
import { readDraft } from "../../_read-draft.ts";

export const POST = apiRoute(
  {
    scope: "publish",
    params: idParams,
    body: scheduleSchema,
    refusals: { ...reviewRefusals, ...scheduleRefusals },
  },
  async ({ actor, params, body }) => {
    const outcome = await scheduleDraft(db, actor, { draftId: params.id, ...body });
    return outcome.ok ? readDraft(db, actor, params.id) : outcome;
  },
);

export const DELETE = apiRoute(
  { scope: "publish", params: idParams, refusals: scheduleRefusals },
  async ({ actor, params }) => {
    const outcome = await cancelSchedule(db, actor, { draftId: params.id });
    return outcome.ok ? readDraft(db, actor, params.id) : outcome;
  },
);
