import { stateOf } from "./queries.ts";
import type { InvitationRow } from "./queries.ts";

export function presentInvitation(invitation: InvitationRow) {
  return {
    id: invitation.id,
    email: invitation.email,
    isAdmin: invitation.isAdmin,
    role: invitation.role,
    project: invitation.project?.name ?? null,
    invitedBy: invitation.invitedBy?.name ?? null,
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    state: stateOf(invitation),
  };
}

export type PresentedInvitation = ReturnType<typeof presentInvitation>;
