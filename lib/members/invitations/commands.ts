/**
 * Links that make an account, or add one to a project. We send no mail: who invites hands the link over. Each works
 * once, for a week, and dies with its maker's access.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { mayAdminister } from "#lib/auth/policy";
import { isId, requireProjectAccess } from "#lib/auth/queries";
import { digestOf, newSecret } from "#lib/auth/secret";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import type { Outcome } from "#lib/errors/refusal";
import { addMember } from "../commands.ts";
import { requireUserAdmin } from "../users/queries.ts";
import { findInvitationById } from "./queries.ts";
import type { InvitationInput } from "./schema.ts";

const VALID_FOR = 7 * 24 * 60 * 60 * 1_000;
const MAX_OPEN = 500;

export type Invited =
  | { kind: "link"; invitationId: string; /** Shown once. */ token: string; expiresAt: Date }
  /** The person had an account already: they are a member now, without a link. */
  | { kind: "member"; userId: string };

export async function invitePerson(
  db: Db,
  actor: Actor,
  input: InvitationInput,
): Promise<Outcome<Invited, "already-a-user" | "already-a-member" | "too-many-open">> {
  await requireInviter(db, actor, input);
  const user = await db.user.findUnique({ where: { email: input.email }, select: { id: true, status: true } });
  if (user?.status === "active") return inviteUser(db, actor, input, user.id);

  return transact(db, async (tx) => {
    const open = { acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
    if ((await tx.invitation.count({ where: open })) >= MAX_OPEN) return refuse("too-many-open");
    const link = await createLink(tx, actor, input);
    await recordEvent(tx, actor, {
      type: "user.invited",
      ...(input.to === "project" && { projectId: input.projectId }),
      subject: ["invitation", link.invitationId],
      data: { email: input.email, ...(input.to === "project" ? { role: input.role } : { isAdmin: input.isAdmin }) },
    });
    return done(link);
  });
}

/** A link by which somebody who lost their password sets a new one; it ends their sessions. For admins. */
export async function createPasswordLink(
  db: Db,
  actor: Actor,
  userId: string,
): Promise<Outcome<Invited & { kind: "link" }, "not-found">> {
  requireUserAdmin(actor);
  const user = isId(userId)
    ? await db.user.findFirst({ where: { id: userId, status: "active" }, select: { email: true } })
    : null;
  if (!user) return refuse("not-found");
  return transact(db, async (tx) => {
    const link = await createLink(tx, actor, { to: "desk", email: user.email, isAdmin: false });
    await recordEvent(tx, actor, {
      type: "user.invited",
      subject: ["invitation", link.invitationId],
      data: { userId },
    });
    return done(link);
  });
}

/** True also when it was closed already: what the caller wants holds. */
export async function revokeInvitation(
  db: Db,
  actor: Actor,
  id: string,
): Promise<Outcome<{ id: string }, "not-found">> {
  const invitation = await findInvitationById(db, actor, id);
  if (!invitation) return refuse("not-found");
  await db.invitation.updateMany({
    where: { id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return done({ id });
}

async function requireInviter(db: Db, actor: Actor, input: InvitationInput): Promise<void> {
  if (input.to === "project") {
    await requireProjectAccess(db, actor, input.projectId, "members.manage");
  } else if (!mayAdminister(actor, "users.manage")) {
    throw new AppError("forbidden", "Only admins invite people to the desk; a lead can invite to a project.");
  }
}

async function inviteUser(
  db: Db,
  actor: Actor,
  input: InvitationInput,
  userId: string,
): Promise<Outcome<Invited, "already-a-user" | "already-a-member">> {
  if (input.to === "desk") return refuse("already-a-user");
  const added = await addMember(db, actor, input.projectId, { userId, role: input.role });
  if (added.ok) return done({ kind: "member", userId });
  return refuse("already-a-member");
}

async function createLink(tx: Db, actor: Actor, input: InvitationInput): Promise<Invited & { kind: "link" }> {
  const token = newSecret();
  const expiresAt = new Date(Date.now() + VALID_FOR);
  const target = input.to === "project" ? { projectId: input.projectId, role: input.role } : { isAdmin: input.isAdmin };
  const invitation = await tx.invitation.create({
    data: { tokenHash: digestOf(token), email: input.email, invitedById: userIdOf(actor), expiresAt, ...target },
    select: { id: true },
  });
  return { kind: "link", invitationId: invitation.id, token, expiresAt };
}
