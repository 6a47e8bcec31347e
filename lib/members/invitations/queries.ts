import type { Actor } from "#lib/auth/actor";
import type { ProjectRole } from "#lib/auth/policy";
import { mayAdminister } from "#lib/auth/policy";
import { isId, requireProjectAccess } from "#lib/auth/queries";
import { digestOf } from "#lib/auth/secret";
import type { Db } from "#lib/db/client";
import { pageArguments, pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import { AppError } from "#lib/errors/app-error";

const COLUMNS = {
  id: true,
  email: true,
  isAdmin: true,
  role: true,
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
  projectId: true,
  project: { select: { name: true } },
  invitedBy: { select: { id: true, name: true, status: true } },
} as const;

export type InvitationRow = {
  id: string;
  /** Empty for the first admin's, who says it on arrival. */
  email: string;
  isAdmin: boolean;
  role: ProjectRole | null;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  projectId: string | null;
  project: { name: string } | null;
  invitedBy: { id: string; name: string; status: "active" | "removed" } | null;
};

export type InvitationState = "open" | "accepted" | "revoked" | "expired";

/** A link whose maker was removed is as good as revoked. */
export function stateOf(invitation: InvitationRow, now = new Date()): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt || invitation.invitedBy?.status === "removed") return "revoked";
  return invitation.expiresAt <= now ? "expired" : "open";
}

/** By the secret of the link: who has it may see what it offers. */
export async function findInvitation(db: Db, token: string): Promise<InvitationRow | null> {
  return db.invitation.findUnique({ where: { tokenHash: digestOf(token) }, select: COLUMNS });
}

/** True when the link sets a new password for an account that exists, which only an admin's link may. */
export async function isForAccount(db: Db, invitation: InvitationRow): Promise<boolean> {
  if (invitation.projectId || !invitation.email) return false;
  const user = await db.user.findUnique({ where: { email: invitation.email }, select: { status: true } });
  return user?.status === "active";
}

/** Open links, newest first: of a project for its leads, or all for an admin. */
export async function listInvitations(
  db: Db,
  actor: Actor,
  of: { projectId?: string },
  page: PageRequest,
): Promise<Page<InvitationRow>> {
  if (of.projectId) await requireProjectAccess(db, actor, of.projectId, "members.manage");
  else if (!mayAdminister(actor, "users.manage")) throw new AppError("forbidden", "Only admins see all invitations.");
  const rows = await db.invitation.findMany({
    where: { projectId: of.projectId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { id: "desc" },
    select: COLUMNS,
    ...pageArguments({ ...page, cursor: page.cursor && isId(page.cursor) ? page.cursor : null }),
  });
  return pageOf(rows, page);
}

/** The open or closed link, for who may revoke it: its project's leads, and admins. */
export async function findInvitationById(db: Db, actor: Actor, id: string): Promise<InvitationRow | null> {
  if (!isId(id)) return null;
  const invitation = await db.invitation.findUnique({ where: { id }, select: COLUMNS });
  if (!invitation || mayAdminister(actor, "users.manage")) return invitation;
  if (!invitation.projectId) return null;
  await requireProjectAccess(db, actor, invitation.projectId, "members.manage");
  return invitation;
}
