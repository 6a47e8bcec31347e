import { beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "#lib/auth/actor";
import { hashPassword } from "#lib/auth/password";
import { endSession, openSession } from "#lib/auth/sessions/commands";
import { findSessionActor } from "#lib/auth/sessions/queries";
import { isStillSignedIn } from "#lib/auth/still-signed-in";
import { findTokenActor } from "#lib/auth/tokens/queries";
import { changePassword, endOwnSession } from "#lib/members/account/commands";
import { listOwnSessions } from "#lib/members/account/queries";
import { addMember, changeMemberRole, removeMember } from "#lib/members/commands";
import { createToken, revokeToken } from "#lib/members/tokens/commands";
import { changeUser, removeUser } from "#lib/members/users/commands";
import { testDb } from "#tests/support/test-db";
import { asToken, givenMember, givenProject, givenUser } from "#tests/support/given";

describe("a session", () => {
  const db = testDb();
  let admin: UserActor;
  let person: UserActor;

  beforeEach(async () => {
    admin = (await givenUser(db, { isAdmin: true })) as UserActor;
    person = (await givenUser(db, { name: "Ada" })) as UserActor;
  });

  const isOpen = async (actor: UserActor) => (await findSessionActor(db, actor.sessionId)) !== null;

  it("ends with the person's removal", async () => {
    expect(await isOpen(person)).toBe(true);
    expect(await removeUser(db, admin, person.userId)).toMatchObject({ ok: true });
    expect(await isOpen(person)).toBe(false);
  });

  it("ends when admin rights are given or taken, and stays when only the name changes", async () => {
    await changeUser(db, admin, person.userId, { name: "Ada L." });
    expect(await findSessionActor(db, person.sessionId)).toMatchObject({ name: "Ada L." });
    await changeUser(db, admin, person.userId, { isAdmin: true });
    expect(await isOpen(person)).toBe(false);
  });

  it("ends when a role in a project changes or is taken away, and stays when one is added", async () => {
    const project = await givenProject(db, admin);
    await addMember(db, admin, project.id, { userId: person.userId, role: "editor" });
    expect(await isOpen(person)).toBe(true);
    await changeMemberRole(db, admin, project.id, { userId: person.userId, role: "viewer" });
    expect(await isOpen(person)).toBe(false);

    const member = (await givenMember(db, project.id, "reviewer")) as UserActor;
    await removeMember(db, admin, project.id, member.userId);
    expect(await isOpen(member)).toBe(false);
  });

  it("stays where a password is changed, while all others of the person end", async () => {
    const passwordHash = await hashPassword("correct horse battery");
    await db.user.update({ where: { id: person.userId }, data: { passwordHash } });
    const other = await openSession(db, person.userId, "other");
    const change = { current: "correct horse battery", password: "a new long password" };
    expect(await changePassword(db, person, change, "home")).toMatchObject({ ok: true });
    expect(await isOpen(person)).toBe(true);
    expect(await findSessionActor(db, other.sessionId)).toBeNull();
    expect(await changePassword(db, person, change, "home")).toMatchObject({ reason: "wrong-password" });
  });

  it("ends when its person says so, and nobody else's does", async () => {
    const other = await openSession(db, person.userId, "other");
    expect(await endOwnSession(db, admin, other.sessionId)).toMatchObject({ reason: "not-found" });
    expect(await listOwnSessions(db, person)).toHaveLength(2);
    expect(await endOwnSession(db, person, other.sessionId)).toMatchObject({ ok: true });
    expect(await listOwnSessions(db, person)).toMatchObject([{ id: person.sessionId, current: true }]);
    await expect(endOwnSession(db, asToken(person, ["admin"]), person.sessionId)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("ends by sign-out and by time, and what is no session is none", async () => {
    const now = new Date();
    const session = await openSession(db, person.userId, "x", now);
    expect(await findSessionActor(db, session.sessionId, new Date(session.expiresAt.getTime() - 1))).not.toBeNull();
    expect(await findSessionActor(db, session.sessionId, session.expiresAt)).toBeNull();
    expect(await endSession(db, person.userId, person.sessionId)).toBe(true);
    expect(await endSession(db, person.userId, person.sessionId)).toBe(false);
    expect(await isOpen(person)).toBe(false);
    expect(await findSessionActor(db, "no-id")).toBeNull();
    expect(await findSessionActor(db, crypto.randomUUID())).toBeNull();
  });

  it("writes when it was seen at most once a minute", async () => {
    const seen = async () =>
      (await db.session.findUniqueOrThrow({ where: { id: person.sessionId } })).lastSeenAt.getTime();
    const first = await seen();
    await findSessionActor(db, person.sessionId, new Date(first + 59_000));
    expect(await seen()).toBe(first);
    await findSessionActor(db, person.sessionId, new Date(first + 61_000));
    expect(await seen()).toBe(first + 61_000);
  });

  it("of a stream that goes on is found ended, and so is a token", async () => {
    const made = await createToken(db, admin, { name: "stream", scopes: ["admin"], days: 1 });
    if (!made.ok) throw new Error(made.reason);
    const token = await findTokenActor(db, `Bearer ${made.value.secret}`);
    for (const actor of [admin, token!]) expect(await isStillSignedIn(db, actor)).toBe(true);
    expect(await isStillSignedIn(db, { ...token!, isAdmin: false })).toBe(false);
    await revokeToken(db, admin, made.value.id);
    expect(await isStillSignedIn(db, token!)).toBe(false);
    await removeUser(db, admin, person.userId);
    expect(await isStillSignedIn(db, person)).toBe(false);
  });
});
