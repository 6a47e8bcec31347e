/**
 * Arrival by a link: it becomes an account once, with the rights that the link carries, or a new password where the
 * account exists and an admin made the link. Either way the person is signed in.
 */
import type { UserActor } from "#lib/auth/actor";
import { rememberAddress } from "#lib/auth/attempts/commands";
import { hashPassword } from "#lib/auth/password";
import { endSessionsOf, openSession } from "#lib/auth/sessions/commands";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import type { Outcome } from "#lib/errors/refusal";
import type { Acceptance } from "../invitations/schema.ts";
import { findInvitation, stateOf } from "../invitations/queries.ts";
import type { InvitationRow } from "../invitations/queries.ts";
import type { Browser, SignedIn } from "../sign-in/commands.ts";

type Refusal = "not-found" | "accepted" | "revoked" | "expired" | "email-needed" | "name-needed" | "already-a-user";
type Arrival = { email: string; name: string | undefined; passwordHash: string };

export async function acceptInvitation(
  db: Db,
  input: Acceptance,
  browser: Browser,
): Promise<Outcome<SignedIn, Refusal>> {
  const invitation = await findInvitation(db, input.token);
  if (!invitation) return refuse("not-found");
  const state = stateOf(invitation);
  if (state !== "open") return refuse(state);
  const email = invitation.email || input.email;
  if (!email) return refuse("email-needed");
  const arrival = { email, name: input.name, passwordHash: await hashPassword(input.password) };
  return undoneWhenRefused(db, async (tx) => {
    await spend(tx, invitation);
    const actor = await arrive(tx, invitation, arrival);
    await rememberAddress(tx, email, browser.address);
    const session = await openSession(tx, actor.userId, browser.userAgent);
    await recordEvent(tx, { ...actor, sessionId: session.sessionId }, eventOf(actor));
    return { ...session, userId: actor.userId };
  });
}

/** Leaves the transaction; never seen outside this file. */
class Refusing extends Error {
  readonly reason: Refusal;
  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}

async function undoneWhenRefused<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<Outcome<T, Refusal>> {
  try {
    return done(await transact(db, work));
  } catch (error) {
    if (error instanceof Refusing) return refuse(error.reason);
    throw error;
  }
}

/** The link's own columns are part of the write: of two who come with it, the later finds it spent. */
async function spend(tx: Db, invitation: InvitationRow): Promise<void> {
  const now = new Date();
  const { count } = await tx.invitation.updateMany({
    where: { id: invitation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  if (count === 0) throw new Refusing("accepted");
}

type Arrived = UserActor & { isNew: boolean };

async function arrive(tx: Db, invitation: InvitationRow, arrival: Arrival): Promise<Arrived> {
  const user = await tx.user.findFirst({
    where: { email: arrival.email, status: "active" },
    select: { id: true, name: true, isAdmin: true },
  });
  return user ? returnTo(tx, invitation, arrival, user) : join(tx, invitation, arrival);
}

/** A project's link never touches an account: its lead could choose anybody's email. */
async function returnTo(
  tx: Db,
  invitation: InvitationRow,
  arrival: Arrival,
  user: { id: string; name: string; isAdmin: boolean },
): Promise<Arrived> {
  if (invitation.projectId) throw new Refusing("already-a-user");
  const isAdmin = user.isAdmin || isFirstAdmins(invitation);
  await tx.user.updateMany({
    where: { id: user.id, status: "active" },
    data: { passwordHash: arrival.passwordHash, isAdmin },
  });
  await endSessionsOf(tx, user.id);
  return { type: "user", userId: user.id, sessionId: "", name: user.name, isAdmin, isNew: false };
}

function isFirstAdmins(invitation: InvitationRow): boolean {
  return invitation.email === "" && invitation.isAdmin;
}

async function join(tx: Db, invitation: InvitationRow, arrival: Arrival): Promise<Arrived> {
  const { name, email, passwordHash } = arrival;
  if (!name) throw new Refusing("name-needed");
  const { isAdmin, projectId, role } = invitation;
  const userId = await createUser(tx, { email, name, passwordHash, isAdmin });
  if (projectId && role) await tx.projectMember.create({ data: { projectId, userId, role } });
  return { type: "user", userId, sessionId: "", name, isAdmin, isNew: true };
}

/** Somebody who was removed comes back to their own row, without what they had. */
async function createUser(
  tx: Db,
  user: { email: string; name: string; passwordHash: string; isAdmin: boolean },
): Promise<string> {
  const returned = await tx.user.updateMany({
    where: { email: user.email, status: "removed" },
    data: { ...user, status: "active" },
  });
  if (returned.count === 0) {
    const created = await tx.user.createMany({ data: user, skipDuplicates: true });
    if (created.count === 0) throw new Refusing("already-a-user");
  }
  const { id } = await tx.user.findUniqueOrThrow({ where: { email: user.email }, select: { id: true } });
  return id;
}

function eventOf(actor: Arrived) {
  const type = actor.isNew ? ("user.joined" as const) : ("password.changed" as const);
  return { type, subject: ["user", actor.userId] as ["user", string] };
}
