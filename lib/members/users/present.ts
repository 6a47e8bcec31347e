import type { UserRow } from "./queries.ts";

export function presentUser(user: UserRow) {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    isAdmin: user.isAdmin,
    createdAt: user.createdAt.toISOString(),
    lastSeenAt: user.lastSeenAt?.toISOString() ?? null,
    projects: user.projects,
  };
}

export type PresentedUser = ReturnType<typeof presentUser>;
