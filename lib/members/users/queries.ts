import type { Actor } from "#lib/auth/actor";
import { mayAdminister } from "#lib/auth/policy";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { pageArguments, pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import { AppError } from "#lib/errors/app-error";

export type UserRow = {
  id: string;
  email: string;
  name: string;
  isAdmin: boolean;
  createdAt: Date;
  lastSeenAt: Date | null;
  projects: number;
};

/** Everybody who may sign in, by name. Throws forbidden to who is no admin. */
export async function listUsers(db: Db, actor: Actor, page: PageRequest): Promise<Page<UserRow>> {
  requireUserAdmin(actor);
  const rows = await db.user.findMany({
    where: { status: "active" },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      email: true,
      name: true,
      isAdmin: true,
      createdAt: true,
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
      _count: { select: { memberships: true } },
    },
    ...pageArguments({ ...page, cursor: page.cursor && isId(page.cursor) ? page.cursor : null }),
  });
  const users = rows.map(({ sessions, _count, ...user }) => ({
    ...user,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    projects: _count.memberships,
  }));
  return pageOf(users, page);
}

export function requireUserAdmin(actor: Actor): void {
  if (!mayAdminister(actor, "users.manage")) throw new AppError("forbidden", "Only admins manage users.");
}

export async function hasAdmin(db: Db): Promise<boolean> {
  const admin = await db.user.findFirst({ where: { isAdmin: true, status: "active" }, select: { id: true } });
  return admin !== null;
}
