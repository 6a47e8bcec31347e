import { db } from "#lib/db/client";
import { pauseQueue } from "#lib/generations/pauses/commands";
import { pauseSchema } from "#lib/generations/pauses/schema";
import { apiRoute } from "#lib/http/api-route";
import { queueRefusals } from "../../_refusals.ts";

export const POST = apiRoute({ scope: "admin", body: pauseSchema, refusals: queueRefusals }, ({ actor, body }) =>
  pauseQueue(db, actor, body),
);
