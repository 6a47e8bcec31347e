/**
 * Who may do what, as tables. A role gives abilities in a project; a token's scopes take from what its user may.
 * Pure: commands ask here, screens hide buttons by the same answer.
 */
import type { Actor, Scope } from "./actor.ts";

export const PROJECT_ROLES = ["lead", "editor", "reviewer", "viewer"] as const;
export type ProjectRole = (typeof PROJECT_ROLES)[number];

/** Ability in a project → the roles that have it, and the scope that a token needs for it. */
const PROJECT_ABILITIES = {
  "project.read": { roles: ["lead", "editor", "reviewer", "viewer"], scope: "read" },
  "project.edit": { roles: ["lead"], scope: "write" },
  "members.manage": { roles: ["lead"], scope: "write" },
  "source.add": { roles: ["lead", "editor"], scope: "write" },
  "draft.write": { roles: ["lead", "editor"], scope: "write" },
  "generation.request": { roles: ["lead", "editor"], scope: "write" },
  "draft.submit": { roles: ["lead", "editor"], scope: "write" },
  "review.decide": { roles: ["lead", "reviewer"], scope: "review" },
  "publication.change": { roles: ["lead", "editor"], scope: "publish" },
} as const satisfies Record<string, { roles: readonly ProjectRole[]; scope: Scope }>;

export type ProjectAbility = keyof typeof PROJECT_ABILITIES;

/** Ability over the whole installation → the scope that a token needs, besides its user being an admin. */
const ADMIN_ABILITIES = {
  "users.manage": "admin",
  "models.read": "read",
  "models.manage": "admin",
  "workers.read": "admin",
  "queue.manage": "admin",
  "usage.read": "admin",
} as const satisfies Record<string, Scope>;

export type AdminAbility = keyof typeof ADMIN_ABILITIES;

/** Abilities that every signed-in person has: which model wrote what is no secret inside the desk. */
const FOR_EVERYBODY: ReadonlySet<AdminAbility> = new Set<AdminAbility>(["models.read"]);

export function roleMay(role: ProjectRole, ability: ProjectAbility): boolean {
  return (PROJECT_ABILITIES[ability].roles as readonly ProjectRole[]).includes(role);
}

export function scopeOf(ability: ProjectAbility | AdminAbility): Scope {
  return ability in PROJECT_ABILITIES
    ? PROJECT_ABILITIES[ability as ProjectAbility].scope
    : ADMIN_ABILITIES[ability as AdminAbility];
}

/** A session has all scopes; a token only those that it was given. */
export function hasScope(actor: Actor, scope: Scope): boolean {
  return actor.type !== "token" || actor.scopes.includes(scope);
}

export function mayAdminister(actor: Actor, ability: AdminAbility): boolean {
  if (actor.type === "system") return true;
  return (actor.isAdmin || FOR_EVERYBODY.has(ability)) && hasScope(actor, scopeOf(ability));
}

/** Any signed-in person may start a project, and becomes its lead. */
export function mayCreateProject(actor: Actor): boolean {
  return hasScope(actor, "write");
}
