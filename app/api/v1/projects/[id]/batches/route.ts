import { db } from "#lib/db/client";
import { createBatch } from "#lib/generations/batches/commands";
import { newBatchSchema } from "#lib/generations/batches/schema";
import { apiRoute } from "#lib/http/api-route";
import { orderRefusals } from "../../../_refusals.ts";
import { idParams } from "../../../_params.ts";

export const POST = apiRoute(
  { scope: "write", params: idParams, body: newBatchSchema, status: 202, refusals: orderRefusals },
  ({ actor, params, body, idempotencyKey }) => createBatch(db, actor, params.id, body, idempotencyKey),
);
