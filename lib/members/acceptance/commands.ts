/** Arrival by a link: it becomes an account once, with the rights that the link carries, and the person is signed in. */
import { rememberAddress } from "#lib/auth/attempts/commands";
import { hashPassword } from "#lib/auth/password";
import { openSession } from "#lib/auth/sessions/commands";
import type { UserActor } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import type { Outcome } from "#lib/errors/refusal";
import type { Acceptance } from "../invitations/schema.ts";
import { findInvitation, stateOf } from "../invitations/queries.ts";
import type { InvitationRow } from "../invitations/queries.ts";
import type { Browser, SignedIn } from "../sign-in/commands.ts";

type Refusal = "not-found" | "accepted" | "revoked" | "expired" | "email-needed" | "already-a-user";

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
  const passwordHash = await hashPassword(input.password);

  try {
    return done(
      await transact(db, async (tx) => {
        await spend(tx, invitation);
        const userId = await createUser(tx, { email, name: input.name, passwordHash, isAdmin: invitation.isAdmin });
        await joinProject(tx, invitation, userId);
        await rememberAddress(tx, email, browser.address);
        const session = await openSession(tx, userId, browser.userAgent);
        const actor = newcomer(userId, session.sessionId, input.name, invitation.isAdmin);
        await recordEvent(tx, actor, { type: "user.joined", subject: ["user", userId], data: { email } });
        return { ...session, userId };
      }),
    );
  } catch (error) {
    if (error instanceof Refusing) return refuse(error.reason);
    throw error;
  }
}

/** Leaves the transaction and undoes it; never seen outside this file. */
class Refusing extends Error {
  readonly reason: "accepted" | "already-a-user";
  constructor(reason: "accepted" | "already-a-user") {
    super(reason);
    this.reason = reason;
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

type NewUser = { email: string; name: string; passwordHash: string; isAdmin: boolean };

/** Somebody who was removed comes back to their own row, without what they had; an active account is left alone. */
async function createUser(tx: Db, user: NewUser): Promise<string> {
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

async function joinProject(tx: Db, invitation: InvitationRow, userId: string): Promise<void> {
  const { projectId, role } = invitation;
  if (!projectId || !role) return;
  await tx.projectMember.create({ data: { projectId, userId, role } });
}

function newcomer(userId: string, sessionId: string, name: string, isAdmin: boolean): UserActor {
  return { type: "user", userId, sessionId, isAdmin, name };
}
