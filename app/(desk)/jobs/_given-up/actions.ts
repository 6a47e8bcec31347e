"use server";

import { db } from "#lib/db/client";
import type { Outcome } from "#lib/errors/refusal";
import { confirmAction } from "#lib/http/form-action";
import { dismissAbandoned, retryAbandoned } from "#lib/workers/abandoned/commands";
import { abandonedSchema } from "#lib/workers/abandoned/schema";

const options = { schema: abandonedSchema, refusals: "jobs.refusals", revalidate: ["/jobs"] };

export const tryAgainAction = confirmAction(options, (actor, key): Promise<Outcome<{ id: string }, string>> =>
  retryAbandoned(db, actor, key),
);

export const dismissAction = confirmAction(options, (actor, key) => dismissAbandoned(db, actor, key));
