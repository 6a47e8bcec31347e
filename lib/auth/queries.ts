import type { Db } from "#lib/db/client";
import { AppError } from "../errors/app-error.ts";
import type { Actor } from "./actor.ts";
import { hasScope, roleMay, scopeOf } from "./policy.ts";
import type { ProjectAbility, ProjectRole } from "./policy.ts";

declare const proof: unique symbol;

/** Proof that the actor may see this project. Only this file makes one. */
export type ProjectAccess = {
  readonly projectId: string;
  readonly role: ProjectRole;
  readonly actor: Actor;
  readonly [proof]: true;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids come from addresses: what is no UUID names nothing. */
export function isId(value: string): boolean {
  return UUID.test(value);
}

/** Null when the project does not exist or is somebody else's: the two look the same from outside. */
export async function findProjectAccess(db: Db, actor: Actor, projectId: string): Promise<ProjectAccess | null> {
  // Said before anything is looked up, so that it tells nothing about the project.
  if (!hasScope(actor, "read"))
    throw new AppError("forbidden", 'This token lacks the scope "read", which every act needs.');
  if (!isId(projectId)) return null;
  const role = await findRole(db, actor, projectId);
  return role && ({ projectId, role, actor } as ProjectAccess);
}

/** Throws not_found without access, forbidden with access but without the ability. */
export async function requireProjectAccess(
  db: Db,
  actor: Actor,
  projectId: string,
  ability: ProjectAbility,
): Promise<ProjectAccess> {
  const access = await findProjectAccess(db, actor, projectId);
  if (!access) throw new AppError("not_found", "There is no such project, or you are not a member of it.");
  requireAbility(access, ability);
  return access;
}

export function may(access: ProjectAccess, ability: ProjectAbility): boolean {
  return roleMay(access.role, ability) && hasScope(access.actor, scopeOf(ability));
}

export function requireAbility(access: ProjectAccess, ability: ProjectAbility): void {
  if (may(access, ability)) return;
  const why = roleMay(access.role, ability)
    ? `This token lacks the scope "${scopeOf(ability)}".`
    : `Your role in this project (${access.role}) does not allow this.`;
  throw new AppError("forbidden", why);
}

/** The `where` of a project list: all for an admin, else the actor's own. */
export function projectsOf(actor: Actor): { members?: { some: { userId: string } }; id?: { in: string[] } } {
  if (!hasScope(actor, "read")) return { id: { in: [] } };
  if (actor.type === "system" || actor.isAdmin) return {};
  return { members: { some: { userId: actor.userId } } };
}

/** An admin acts as lead in every project. */
async function findRole(db: Db, actor: Actor, projectId: string): Promise<ProjectRole | null> {
  if (actor.type === "system" || actor.isAdmin) {
    const project = await db.project.findUnique({ where: { id: projectId }, select: { id: true } });
    return project && "lead";
  }
  const member = await db.projectMember.findUnique({
    where: { projectId_userId: { projectId, userId: actor.userId } },
    select: { role: true },
  });
  return member?.role ?? null;
}
