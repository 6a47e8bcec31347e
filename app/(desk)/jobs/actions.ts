"use server";

import { z } from "zod";
import { db } from "#lib/db/client";
import { changeUrgency } from "#lib/generations/claims/commands";
import { confirmAction } from "#lib/http/form-action";

const schema = z.object({ generationId: z.uuid(), urgency: z.enum(["urgent", "normal", "bulk"]) });

export const changeUrgencyAction = confirmAction(
  { schema, refusals: "jobs.refusals", revalidate: ["/jobs"] },
  (actor, { generationId, urgency }) => changeUrgency(db, actor, generationId, urgency),
);
