import { beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "#lib/auth/actor";
import { FIRST_PAGE } from "#lib/db/page";
import { acceptInvitation } from "#lib/members/acceptance/commands";
import { addMember, changeMemberRole, removeMember } from "#lib/members/commands";
import { presentMembers } from "#lib/members/present";
import { listMembers } from "#lib/members/queries";
import { changeUser, removeUser } from "#lib/members/users/commands";
import { hasAdmin, listUsers } from "#lib/members/users/queries";
import { signIn } from "#lib/members/sign-in/commands";
import { firstRun } from "#scripts/first-run.ts";
import { testDb } from "#tests/support/test-db";
import { asToken, givenMember, givenProject, givenUser } from "#tests/support/given";

const browser = { address: "203.0.113.7", userAgent: "Firefox/130" };

describe("members of a project", () => {
  const db = testDb();
  let lead: UserActor;
  let project: { id: string };

  beforeEach(async () => {
    lead = (await givenUser(db)) as UserActor;
    project = await givenProject(db, lead);
  });

  it("keep one lead", async () => {
    const step = { userId: lead.userId, role: "editor" as const };
    expect(await changeMemberRole(db, lead, project.id, step)).toMatchObject({ reason: "last-lead" });
    expect(await removeMember(db, lead, project.id, lead.userId)).toMatchObject({ reason: "last-lead" });
  });

  it("keep one lead when two step down at the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      const started = (await givenUser(db)) as UserActor;
      const { id } = await givenProject(db, started);
      const second = (await givenMember(db, id, "lead")) as UserActor;
      const outcomes = await Promise.all([
        changeMemberRole(db, started, id, { userId: started.userId, role: "viewer" }),
        removeMember(db, second, id, second.userId),
      ]);
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(await db.projectMember.count({ where: { projectId: id, role: "lead" } })).toBe(1);
    }
  });

  it("are managed by leads only", async () => {
    const other = await givenUser(db);
    for (const role of ["editor", "reviewer", "viewer"] as const) {
      const member = await givenMember(db, project.id, role);
      const input = { userId: other.userId, role: "lead" as const };
      await expect(addMember(db, member, project.id, input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(changeMemberRole(db, member, project.id, input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(removeMember(db, member, project.id, lead.userId)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(removeMember(db, other, project.id, lead.userId)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      addMember(db, asToken(lead, ["read"]), project.id, { userId: other.userId, role: "viewer" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are added once, and only people who are there", async () => {
    const other = await givenUser(db);
    const input = { userId: other.userId, role: "viewer" as const };
    const outcomes = await Promise.all([
      addMember(db, lead, project.id, input),
      addMember(db, lead, project.id, input),
    ]);
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    const nobody = { userId: crypto.randomUUID(), role: "viewer" as const };
    expect(await addMember(db, lead, project.id, nobody)).toMatchObject({ reason: "no-such-user" });
  });

  it("are listed to members page by page, with what the viewer may do", async () => {
    const viewer = await givenMember(db, project.id, "viewer");
    for (let count = 0; count < 3; count += 1) await givenMember(db, project.id, "editor");
    const first = await listMembers(db, viewer, project.id, { limit: 2, cursor: null });
    const second = await listMembers(db, viewer, project.id, { limit: 10, cursor: first.page.nextCursor });
    const ids = [...first.page.items, ...second.page.items].map((member) => member.id);
    expect(new Set(ids).size).toBe(5);
    expect(first.page.items[0]).toMatchObject({ id: lead.userId, role: "lead" });
    expect(presentMembers(first).abilities.manageMembers).toBe(false);
    await expect(listMembers(db, await givenUser(db), project.id, FIRST_PAGE)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("people of the installation", () => {
  const db = testDb();
  let admin: UserActor;

  beforeEach(async () => {
    await db.user.updateMany({ data: { isAdmin: false } });
    admin = (await givenUser(db, { isAdmin: true })) as UserActor;
  });

  it("keep one admin", async () => {
    expect(await changeUser(db, admin, admin.userId, { isAdmin: false })).toMatchObject({ reason: "last-admin" });
    expect(await removeUser(db, admin, admin.userId)).toMatchObject({ reason: "own-account" });
  });

  it("keep one admin when two remove each other at the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      await db.user.updateMany({ data: { isAdmin: false } });
      const [one, two] = [await givenUser(db, { isAdmin: true }), await givenUser(db, { isAdmin: true })];
      const outcomes = await Promise.all([removeUser(db, one, two.userId), removeUser(db, two, one.userId)]);
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(await hasAdmin(db)).toBe(true);
    }
  });

  it("are managed by admins only", async () => {
    const person = (await givenUser(db)) as UserActor;
    for (const actor of [person, asToken(admin, ["read", "write"]), asToken(person, ["admin"])]) {
      await expect(listUsers(db, actor, FIRST_PAGE)).rejects.toMatchObject({ code: "forbidden" });
      await expect(changeUser(db, actor, person.userId, { isAdmin: true })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(removeUser(db, actor, admin.userId)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect((await listUsers(db, asToken(admin, ["admin"]), FIRST_PAGE)).items.length).toBeGreaterThan(1);
  });

  it("are removed once, and leave no role behind", async () => {
    const person = await givenUser(db);
    await givenProject(db, person);
    const outcomes = await Promise.all([removeUser(db, admin, person.userId), removeUser(db, admin, person.userId)]);
    expect(outcomes.map((outcome) => (outcome.ok ? "removed" : outcome.reason)).sort()).toEqual([
      "not-found",
      "removed",
    ]);
    expect(await db.projectMember.count({ where: { userId: person.userId } })).toBe(0);
    expect((await listUsers(db, admin, FIRST_PAGE)).items.map((user) => user.id)).not.toContain(person.userId);
  });
});

describe("the first run", () => {
  const db = testDb();
  const unattended = { COPYDESK_ADMIN_EMAIL: "Owner@Example.org", COPYDESK_ADMIN_PASSWORD: "correct horse battery" };

  beforeEach(async () => {
    await db.user.updateMany({ data: { isAdmin: false } });
  });

  it("prints a link that makes the first admin, once; a later start replaces it", async () => {
    const before = await firstRun(db, {});
    const after = await firstRun(db, {});
    if (before.kind !== "link" || after.kind !== "link") throw new Error("no link");
    const arrival = { email: "first@example.org", name: "First", password: "correct horse battery" };
    const token = (path: string) => path.replace("/invitation/", "");
    expect(await acceptInvitation(db, { ...arrival, token: token(before.path) }, browser)).toMatchObject({
      reason: "revoked",
    });
    const { email: _email, ...nameless } = arrival;
    expect(await acceptInvitation(db, { ...nameless, token: token(after.path) }, browser)).toMatchObject({
      reason: "email-needed",
    });
    expect(await acceptInvitation(db, { ...arrival, token: token(after.path) }, browser)).toMatchObject({ ok: true });
    expect(await hasAdmin(db)).toBe(true);
    expect(await firstRun(db, {})).toEqual({ kind: "set-up" });
  });

  it("makes the admin of the environment, and never touches one that is there", async () => {
    expect(await firstRun(db, unattended)).toEqual({ kind: "admin", email: "owner@example.org" });
    expect(await firstRun(db, { ...unattended, COPYDESK_ADMIN_PASSWORD: "another password" })).toEqual({
      kind: "set-up",
    });
    const credentials = { email: "owner@example.org", password: "correct horse battery" };
    expect((await signIn(db, credentials, browser)).ok).toBe(true);
  });

  it("makes one admin when two starts come together", async () => {
    const owners = ["one@example.org", "two@example.org"];
    const results = await Promise.all(
      owners.map((email) => firstRun(db, { ...unattended, COPYDESK_ADMIN_EMAIL: email })),
    );
    expect(results.filter((result) => result.kind === "admin")).toHaveLength(1);
  });
});
