"use server";

import { headers } from "next/headers";
import { db } from "#lib/db/client";
import { done } from "#lib/errors/refusal";
import { ourOrigin } from "#lib/http/browser";
import { confirmAction, formAction } from "#lib/http/form-action";
import { createPasswordLink, invitePerson, revokeInvitation } from "#lib/members/invitations/commands";
import { changeUser, removeUser } from "#lib/members/users/commands";
import { adminFormSchema, inviteFormSchema, invitationFormSchema, userFormSchema } from "./schema.ts";

const refusals = "users.refusals";
const revalidate = ["/users"];

export const inviteAction = formAction(
  { schema: inviteFormSchema, refusals, keep: ["email"], revalidate },
  async (actor, { email, isAdmin }) => {
    const outcome = await invitePerson(db, actor, { to: "desk", email, isAdmin: isAdmin === "on" });
    return outcome.ok ? done(await linkOf(outcome.value)) : outcome;
  },
);

export const passwordLinkAction = formAction(
  { schema: userFormSchema, refusals, revalidate },
  async (actor, { userId }) => {
    const outcome = await createPasswordLink(db, actor, userId);
    return outcome.ok ? done(await linkOf(outcome.value)) : outcome;
  },
);

export const changeAdminAction = confirmAction(
  { schema: adminFormSchema, refusals, revalidate },
  (actor, { userId, isAdmin }) => changeUser(db, actor, userId, { isAdmin }),
);

export const removeUserAction = confirmAction({ schema: userFormSchema, refusals, revalidate }, (actor, { userId }) =>
  removeUser(db, actor, userId),
);

export const revokeInvitationAction = confirmAction(
  { schema: invitationFormSchema, refusals, revalidate },
  (actor, { invitationId }) => revokeInvitation(db, actor, invitationId),
);

/** Null when the person had an account and needs no link. */
async function linkOf(invited: { kind: "link"; token: string } | { kind: "member" }): Promise<string | null> {
  return invited.kind === "link" ? `${ourOrigin(await headers())}/invitation/${invited.token}` : null;
}
