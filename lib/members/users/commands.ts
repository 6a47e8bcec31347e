/**
 * People of the installation. Taking access away ends it at once: sessions, tokens and links go in the same
 * transaction. One admin always stays.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import { endSessionsOf } from "#lib/auth/sessions/commands";
import { revokeTokensOf } from "#lib/auth/tokens/commands";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import type { Outcome } from "#lib/errors/refusal";
import { requireUserAdmin } from "./queries.ts";
import type { UserChange } from "./schema.ts";

export async function changeUser(
  db: Db,
  actor: Actor,
  userId: string,
  change: UserChange,
): Promise<Outcome<{ userId: string }, "not-found" | "last-admin">> {
  requireUserAdmin(actor);
  return transact(db, async (tx) => {
    const user = await lockedUser(tx, userId);
    if (!user) return refuse("not-found");
    const isAdmin = change.isAdmin ?? user.isAdmin;
    if (user.isAdmin && !isAdmin && !(await hasOtherAdmin(tx, userId))) return refuse("last-admin");
    await tx.user.updateMany({ where: { id: userId, status: "active" }, data: { name: change.name, isAdmin } });
    if (isAdmin !== user.isAdmin) await endSessionsOf(tx, userId);
    if (user.isAdmin && !isAdmin) await revokeLinks(tx, { invitedById: userId, projectId: null });
    await recordEvent(tx, actor, { type: "user.changed", subject: ["user", userId], data: { isAdmin } });
    return done({ userId });
  });
}

/** The row stays, since history names it; the person is out with the next request that they make. */
export async function removeUser(
  db: Db,
  actor: Actor,
  userId: string,
): Promise<Outcome<{ userId: string }, "not-found" | "last-admin" | "own-account">> {
  requireUserAdmin(actor);
  if (userIdOf(actor) === userId) return refuse("own-account");
  return transact(db, async (tx) => {
    const user = await lockedUser(tx, userId);
    if (!user) return refuse("not-found");
    if (user.isAdmin && !(await hasOtherAdmin(tx, userId))) return refuse("last-admin");
    await tx.user.updateMany({
      where: { id: userId, status: "active" },
      data: { status: "removed", isAdmin: false, passwordHash: null },
    });
    await tx.projectMember.deleteMany({ where: { userId } });
    await endSessionsOf(tx, userId);
    await revokeTokensOf(tx, userId);
    await revokeLinks(tx, { OR: [{ invitedById: userId }, { email: user.email }] });
    await recordEvent(tx, actor, { type: "user.removed", subject: ["user", userId], data: { email: user.email } });
    return done({ userId });
  });
}

/** Changes of people wait for each other: two admins who remove one another must not both succeed. */
async function lockedUser(tx: Db, userId: string) {
  if (!isId(userId)) return null;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('admins'))`;
  return tx.user.findFirst({
    where: { id: userId, status: "active" },
    select: { email: true, isAdmin: true },
  });
}

async function hasOtherAdmin(tx: Db, userId: string): Promise<boolean> {
  const other = await tx.user.findFirst({
    where: { isAdmin: true, status: "active", id: { not: userId } },
    select: { id: true },
  });
  return other !== null;
}

type Links = { invitedById?: string; projectId?: null; OR?: { invitedById?: string; email?: string }[] };

/** A link that somebody made or was given would let them back in. */
async function revokeLinks(tx: Db, which: Links): Promise<void> {
  await tx.invitation.updateMany({
    where: { ...which, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
