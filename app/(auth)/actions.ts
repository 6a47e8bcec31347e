"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { nextPath } from "#lib/auth/next-path";
import { endCurrentSession, startSession } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { browserOf } from "#lib/http/browser";
import { openFormAction } from "#lib/http/form-action";
import { acceptInvitation } from "#lib/members/acceptance/commands";
import { acceptanceSchema } from "#lib/members/invitations/schema";
import { signIn } from "#lib/members/sign-in/commands";
import { signInFormSchema } from "./sign-in/schema.ts";

export const signInAction = openFormAction(
  {
    schema: signInFormSchema,
    refusals: "auth.refusals",
    keep: ["email", "next"],
    redirectTo: (_session, input) => nextPath(input.next),
  },
  async (credentials) => {
    const outcome = await signIn(db, credentials, browserOf(await headers()));
    if (outcome.ok) await startSession(outcome.value);
    return outcome;
  },
);

export const acceptInvitationAction = openFormAction(
  { schema: acceptanceSchema, refusals: "auth.invitation", keep: ["email", "name"], redirectTo: () => "/" },
  async (acceptance) => {
    const outcome = await acceptInvitation(db, acceptance, browserOf(await headers()));
    if (outcome.ok) await startSession(outcome.value);
    return outcome;
  },
);

export async function signOutAction(): Promise<void> {
  await endCurrentSession();
  redirect("/sign-in");
}
