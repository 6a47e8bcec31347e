import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { agreeToSwap } from "#lib/models/deployments/activations/commands";
import { reasonBodySchema } from "#lib/models/deployments/schema";
import { idParams } from "../../../_params.ts";
import { readSwap, swapRefusals } from "../../../deployments/_answer.ts";

export const POST = apiRoute(
  { scope: "admin", params: idParams, body: reasonBodySchema, refusals: swapRefusals },
  async ({ actor, params, body }) => {
    const outcome = await agreeToSwap(db, actor, { swapId: params.id, ...body });
    return outcome.ok ? readSwap(db, actor, params.id) : outcome;
  },
);
