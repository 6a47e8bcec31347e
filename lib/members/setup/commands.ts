/** The first admin: by a one-time link that the start prints, or unattended from the environment. */
import { systemActor } from "#lib/auth/actor";
import { hashPassword } from "#lib/auth/password";
import { digestOf, newSecret } from "#lib/auth/secret";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import type { Outcome } from "#lib/errors/refusal";
import { hasAdmin } from "../users/queries.ts";
import type { FirstAdmin } from "./schema.ts";

const VALID_FOR = 24 * 60 * 60 * 1_000;

/** The secret of a fresh link, which replaces earlier ones; null when there is an admin. */
export async function createSetupLink(db: Db): Promise<string | null> {
  return transact(db, async (tx) => {
    await lockSetup(tx);
    if (await hasAdmin(tx)) return null;
    await tx.invitation.updateMany({
      where: { isAdmin: true, invitedById: null, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const token = newSecret();
    await tx.invitation.create({
      data: {
        tokenHash: digestOf(token),
        email: "",
        isAdmin: true,
        expiresAt: new Date(Date.now() + VALID_FOR),
      },
    });
    return token;
  });
}

/**
 * Refuses when there is an admin: the environment never overrides what was set up. The password of an account that
 * exists under this email is replaced, since whoever starts the installation owns it.
 */
export async function setUpAdmin(db: Db, input: FirstAdmin): Promise<Outcome<{ userId: string }, "already-set-up">> {
  if (await hasAdmin(db)) return refuse("already-set-up");
  const account = { name: input.name, passwordHash: await hashPassword(input.password), isAdmin: true };
  return transact(db, async (tx) => {
    await lockSetup(tx);
    if (await hasAdmin(tx)) return refuse("already-set-up");
    const { id: userId } = await tx.user.upsert({
      where: { email: input.email },
      create: { email: input.email, ...account },
      update: { ...account, status: "active" },
      select: { id: true },
    });
    await recordEvent(tx, systemActor("first run"), {
      type: "user.joined",
      subject: ["user", userId],
      data: { email: input.email, isAdmin: true },
    });
    return done({ userId });
  });
}

async function lockSetup(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('admins'))`;
}
