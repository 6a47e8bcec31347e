"use server";

import { z } from "zod";
import { db } from "#lib/db/client";
import { pauseQueue, resumeQueue } from "#lib/generations/pauses/commands";
import { pauseSchema } from "#lib/generations/pauses/schema";
import { confirmAction } from "#lib/http/form-action";

const options = { refusals: "jobs.refusals", revalidate: ["/jobs"] };

export const pauseQueueAction = confirmAction({ schema: pauseSchema, ...options }, (actor, input) =>
  pauseQueue(db, actor, input),
);

export const resumeQueueAction = confirmAction({ schema: z.strictObject({}), ...options }, (actor) =>
  resumeQueue(db, actor),
);
