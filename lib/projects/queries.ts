import type { Actor } from "#lib/auth/actor";
import { findProjectAccess, isId, projectsOf } from "#lib/auth/queries";
import type { ProjectAccess } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { pageArguments, pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";

const COLUMNS = {
  id: true,
  slug: true,
  name: true,
  language: true,
  audience: true,
  guidelines: true,
  forbiddenWords: true,
  reviewApprovals: true,
  reviewFourEyes: true,
  createdAt: true,
} as const;

export type ProjectRow = {
  id: string;
  slug: string;
  name: string;
  language: string;
  audience: string;
  guidelines: string;
  forbiddenWords: string[];
  reviewApprovals: number;
  reviewFourEyes: boolean;
  createdAt: Date;
};

export async function listProjects(db: Db, actor: Actor, page: PageRequest): Promise<Page<ProjectRow>> {
  const cursor = page.cursor && isId(page.cursor) ? page.cursor : null;
  const rows = await db.project.findMany({
    where: projectsOf(actor),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: COLUMNS,
    ...pageArguments({ ...page, cursor }),
  });
  return pageOf(rows, page);
}

export type FoundProject = { project: ProjectRow; access: ProjectAccess };

export async function findProject(db: Db, actor: Actor, id: string): Promise<FoundProject | null> {
  const access = await findProjectAccess(db, actor, id);
  if (!access) return null;
  const project = await db.project.findUnique({ where: { id }, select: COLUMNS });
  return project && { project, access };
}

export async function findProjectBySlug(db: Db, actor: Actor, slug: string): Promise<FoundProject | null> {
  const project = await db.project.findUnique({ where: { slug }, select: COLUMNS });
  const access = project && (await findProjectAccess(db, actor, project.id));
  return project && access && { project, access };
}
