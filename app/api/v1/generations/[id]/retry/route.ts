import { z } from "zod";
import { db } from "#lib/db/client";
import { done } from "#lib/errors/refusal";
import { retryGeneration } from "#lib/generations/commands";
import { apiRoute } from "#lib/http/api-route";
import { orderRefusals } from "../../../_refusals.ts";
import { idParams } from "../../../_params.ts";

const body = z.object({ modelVersionId: z.uuid().optional() });

export const POST = apiRoute(
  { scope: "write", params: idParams, body, status: 202, refusals: orderRefusals },
  async ({ actor, params, body: options }) => {
    const outcome = await retryGeneration(db, actor, params.id, options);
    if (!outcome.ok) return outcome;
    const { id, draftId, status } = outcome.value;
    return done({ id, draftId, status });
  },
);
