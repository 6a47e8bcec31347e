import type { Actor } from "#lib/auth/actor";
import type { ProjectRole } from "#lib/auth/policy";
import { isId, requireProjectAccess } from "#lib/auth/queries";
import type { ProjectAccess } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";

export type MemberRow = { id: string; name: string; email: string; role: ProjectRole; since: Date };
export type Members = { page: Page<MemberRow>; access: ProjectAccess };

/** By name of role, leads first; ids are those of the people. Throws not_found to who may not see the project. */
export async function listMembers(db: Db, actor: Actor, projectId: string, page: PageRequest): Promise<Members> {
  const access = await requireProjectAccess(db, actor, projectId, "project.read");
  const after = page.cursor && isId(page.cursor) ? { projectId, userId: page.cursor } : null;
  const rows = await db.projectMember.findMany({
    where: { projectId },
    orderBy: [{ role: "asc" }, { userId: "asc" }],
    select: { role: true, createdAt: true, user: { select: { id: true, name: true, email: true } } },
    take: page.limit + 1,
    ...(after && { cursor: { projectId_userId: after }, skip: 1 }),
  });
  const members = rows.map(({ role, createdAt, user }) => ({ ...user, role, since: createdAt }));
  return { page: pageOf(members, page), access };
}
