"use server";

import { db } from "#lib/db/client";
import { done, type Outcome } from "#lib/errors/refusal";
import { formAction } from "#lib/http/form-action";
import type { EndpointFinding } from "#lib/models/endpoint/schema";
import { listEndpointModels, registerEndpoint, replaceKey } from "#lib/models/registration/commands";
import { keyFormSchema, placeFormSchema, serverFormSchema } from "./schema.ts";

const refusals = "models.refusals";
const revalidate = ["/models"];

export const listServedAction = formAction({ schema: placeFormSchema, refusals }, (actor, input) =>
  listEndpointModels(actor, input),
);

type Checked = {
  /** Null where the check failed. */
  added: { versionId: string; name: string; isNew: boolean } | null;
  findings: EndpointFinding[];
};

/** A check that failed is no end of the form: its findings are what the person needs. */
export const addServerAction = formAction(
  { schema: serverFormSchema, refusals, revalidate },
  async (actor, input): Promise<Outcome<Checked, string>> => {
    const outcome = await registerEndpoint(db, actor, input);
    if (!outcome.ok)
      return outcome.reason === "check-failed" ? done({ added: null, findings: outcome.findings }) : outcome;
    const { versionId, isNew, findings } = outcome.value;
    return done({ added: { versionId, isNew, name: input.name }, findings });
  },
);

export const replaceKeyAction = formAction({ schema: keyFormSchema, refusals, revalidate }, async (actor, input) => {
  const outcome = await replaceKey(db, actor, input.versionId, input.key);
  if (outcome.ok) return done({ stored: true, findings: outcome.value.findings });
  return done({ stored: false, findings: outcome.findings });
});
