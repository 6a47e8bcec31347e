import { db } from "#lib/db/client";
import { done } from "#lib/errors/refusal";
import { requestGeneration } from "#lib/generations/commands";
import { orderSchema } from "#lib/generations/schema";
import { apiRoute } from "#lib/http/api-route";
import { orderRefusals } from "../../../_refusals.ts";
import { idParams } from "../../../_params.ts";

export const POST = apiRoute(
  { scope: "write", params: idParams, body: orderSchema, status: 202, refusals: orderRefusals },
  async ({ actor, params, body, idempotencyKey }) => {
    const outcome = await requestGeneration(db, actor, params.id, body, idempotencyKey);
    if (!outcome.ok) return outcome;
    const { id, draftId, status } = outcome.value;
    return done({ id, draftId, status });
  },
);
