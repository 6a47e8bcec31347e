import { db } from "#lib/db/client";
import { resumeQueue } from "#lib/generations/pauses/commands";
import { apiRoute } from "#lib/http/api-route";
import { queueRefusals } from "../../_refusals.ts";

export const POST = apiRoute({ scope: "admin", refusals: queueRefusals }, ({ actor }) => resumeQueue(db, actor));
