import { describe, expect, it } from "vitest";
import type { Actor, Scope } from "./actor.ts";
import { systemActor } from "./actor.ts";
import { hasScope, mayAdminister, mayCreateProject, PROJECT_ROLES, roleMay, scopeOf } from "./policy.ts";
import type { AdminAbility, ProjectAbility, ProjectRole } from "./policy.ts";

const SCOPES: Scope[] = ["read", "write", "review", "publish", "admin"];

/** Written out apart from the policy's own table, so that a change there is noticed here. */
const ROLES: Record<ProjectAbility, [Scope, ...ProjectRole[]]> = {
  "project.read": ["read", "lead", "editor", "reviewer", "viewer"],
  "project.edit": ["write", "lead"],
  "members.manage": ["write", "lead"],
  "source.add": ["write", "lead", "editor"],
  "draft.write": ["write", "lead", "editor"],
  "generation.request": ["write", "lead", "editor"],
  "draft.submit": ["write", "lead", "editor"],
  "review.decide": ["review", "lead", "reviewer"],
  "publication.change": ["publish", "lead", "editor"],
};

const ADMIN: Record<AdminAbility, { scope: Scope; everybody: boolean }> = {
  "users.manage": { scope: "admin", everybody: false },
  "models.read": { scope: "read", everybody: true },
  "models.manage": { scope: "admin", everybody: false },
  "workers.read": { scope: "admin", everybody: false },
  "queue.manage": { scope: "admin", everybody: false },
  "usage.read": { scope: "admin", everybody: false },
};

const user = (isAdmin: boolean): Actor => ({ type: "user", userId: "u", sessionId: "s", isAdmin, name: "Ada" });
const token = (isAdmin: boolean, scopes: Scope[]): Actor => ({
  type: "token",
  userId: "u",
  tokenId: "t",
  isAdmin,
  name: "script",
  scopes,
});

describe("project abilities", () => {
  const cases = Object.entries(ROLES).flatMap(([ability, [, ...roles]]) =>
    PROJECT_ROLES.map((role) => [role, ability as ProjectAbility, roles.includes(role)] as const),
  );

  it.each(cases)("%s, %s: %s", (role, ability, allowed) => {
    expect(roleMay(role, ability)).toBe(allowed);
  });

  it.each(Object.entries(ROLES))("%s needs its scope", (ability, [scope]) => {
    expect(scopeOf(ability as ProjectAbility)).toBe(scope);
  });
});

describe("abilities over the installation", () => {
  const cases = Object.entries(ADMIN).flatMap(([ability, rule]) =>
    [true, false].map((isAdmin) => [ability as AdminAbility, isAdmin, rule] as const),
  );

  it.each(cases)("%s with admin %s in a browser", (ability, isAdmin, rule) => {
    expect(mayAdminister(user(isAdmin), ability)).toBe(isAdmin || rule.everybody);
    expect(mayAdminister(systemActor("start"), ability)).toBe(true);
  });

  it.each(cases)("%s with admin %s by each token scope", (ability, isAdmin, rule) => {
    for (const scope of SCOPES) {
      const allowed = (isAdmin || rule.everybody) && scope === rule.scope;
      expect(mayAdminister(token(isAdmin, [scope]), ability), scope).toBe(allowed);
    }
    expect(mayAdminister(token(isAdmin, []), ability)).toBe(false);
  });
});

describe("scopes", () => {
  it("leave a session whole and a token with what it was given", () => {
    for (const scope of SCOPES) {
      expect(hasScope(user(false), scope)).toBe(true);
      for (const given of SCOPES) expect(hasScope(token(true, [given]), scope)).toBe(given === scope);
    }
  });

  it("let a token start a project only with write", () => {
    expect(mayCreateProject(user(false))).toBe(true);
    for (const scope of SCOPES) expect(mayCreateProject(token(true, [scope]))).toBe(scope === "write");
  });
});
