import { beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "#lib/auth/actor";
import { findProjectAccess } from "#lib/auth/queries";
import { findSessionActor } from "#lib/auth/sessions/queries";
import { acceptInvitation } from "#lib/members/acceptance/commands";
import { changeMemberRole } from "#lib/members/commands";
import { createPasswordLink, invitePerson, revokeInvitation } from "#lib/members/invitations/commands";
import { isForAccount, findInvitation, listInvitations } from "#lib/members/invitations/queries";
import type { InvitationInput } from "#lib/members/invitations/schema";
import { signIn } from "#lib/members/sign-in/commands";
import { removeUser } from "#lib/members/users/commands";
import { FIRST_PAGE } from "#lib/db/page";
import { testDb } from "#tests/support/test-db";
import { asToken, givenMember, givenProject, givenUser } from "#tests/support/given";

const browser = { address: "203.0.113.7", userAgent: "Firefox/130" };
const newcomer = { name: "Ada", password: "correct horse battery" };

describe("an invitation", () => {
  const db = testDb();
  let admin: UserActor;
  let lead: UserActor;
  let project: { id: string };
  let email: string;

  beforeEach(async () => {
    admin = (await givenUser(db, { isAdmin: true })) as UserActor;
    lead = (await givenUser(db)) as UserActor;
    project = await givenProject(db, lead);
    email = `${crypto.randomUUID()}@example.org`;
  });

  async function givenLink(actor: UserActor, input: InvitationInput) {
    const outcome = await invitePerson(db, actor, input);
    if (!outcome.ok || outcome.value.kind !== "link") throw new Error("no link");
    return outcome.value;
  }
  const toDesk = (isAdmin = false) => givenLink(admin, { to: "desk", email, isAdmin });
  const toProject = () => givenLink(lead, { to: "project", email, projectId: project.id, role: "editor" });

  it("makes an account that is signed in, with the role it carries", async () => {
    const { token } = await toProject();
    const outcome = await acceptInvitation(db, { token, ...newcomer }, browser);
    if (!outcome.ok) throw new Error(outcome.reason);
    const actor = await findSessionActor(db, outcome.value.sessionId);
    expect(actor).toMatchObject({ name: "Ada", isAdmin: false });
    expect(await findProjectAccess(db, actor!, project.id)).toMatchObject({ role: "editor" });
    expect((await signIn(db, { email, password: newcomer.password }, browser)).ok).toBe(true);
  });

  it("is stored as a hash, and makes an admin only when an admin said so", async () => {
    const { token, invitationId } = await toDesk(true);
    const row = await db.invitation.findUniqueOrThrow({ where: { id: invitationId } });
    expect(JSON.stringify(row)).not.toContain(token);
    const outcome = await acceptInvitation(db, { token, ...newcomer }, browser);
    expect(outcome.ok && (await findSessionActor(db, outcome.value.sessionId))).toMatchObject({ isAdmin: true });
  });

  it("works once, also when two come with it at the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      email = `${crypto.randomUUID()}@example.org`;
      const { token } = await toDesk();
      const outcomes = await Promise.all([
        acceptInvitation(db, { token, ...newcomer, name: "First" }, browser),
        acceptInvitation(db, { token, ...newcomer, name: "Second" }, browser),
      ]);
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(await db.user.count({ where: { email } })).toBe(1);
      expect(await acceptInvitation(db, { token, ...newcomer }, browser)).toMatchObject({ reason: "accepted" });
    }
  });

  it("makes one account of two links for one person at the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      email = `${crypto.randomUUID()}@example.org`;
      const links = [await toProject(), await toProject()];
      const outcomes = await Promise.all(
        links.map(({ token }) => acceptInvitation(db, { token, ...newcomer }, browser)),
      );
      expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
      expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ reason: "already-a-user" });
    }
  });

  it("is closed by time, by revocation, and unknown by another secret", async () => {
    const late = await toDesk();
    await db.invitation.update({ where: { id: late.invitationId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await acceptInvitation(db, { token: late.token, ...newcomer }, browser)).toMatchObject({
      reason: "expired",
    });
    const revoked = await toDesk();
    await revokeInvitation(db, admin, revoked.invitationId);
    expect(await acceptInvitation(db, { token: revoked.token, ...newcomer }, browser)).toMatchObject({
      reason: "revoked",
    });
    expect(await acceptInvitation(db, { token: "guess", ...newcomer }, browser)).toMatchObject({ reason: "not-found" });
    expect(await db.user.count({ where: { email } })).toBe(0);
  });

  it("dies with the rights of who made it", async () => {
    const { token } = await toProject();
    const second = (await givenMember(db, project.id, "lead")) as UserActor;
    await changeMemberRole(db, second, project.id, { userId: lead.userId, role: "viewer" });
    expect(await acceptInvitation(db, { token, ...newcomer }, browser)).toMatchObject({ reason: "revoked" });

    const other = await givenLink(second, { to: "project", email, projectId: project.id, role: "editor" });
    await removeUser(db, admin, second.userId);
    expect(await acceptInvitation(db, { token: other.token, ...newcomer }, browser)).toMatchObject({
      reason: "revoked",
    });
  });

  it("needs the right to invite", async () => {
    const editor = (await givenMember(db, project.id, "editor")) as UserActor;
    const toOurs: InvitationInput = { to: "project", email, projectId: project.id, role: "lead" };
    const toAll: InvitationInput = { to: "desk", email, isAdmin: true };
    for (const actor of [editor, lead, asToken(admin, ["read", "write"])]) {
      await expect(invitePerson(db, actor, toAll)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(invitePerson(db, editor, toOurs)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await givenUser(db);
    await expect(invitePerson(db, stranger, toOurs)).rejects.toMatchObject({ code: "not_found" });
  });

  it("adds somebody who has an account at once, and never gives a lead's link power over it", async () => {
    const { token } = await toProject();
    const first = await acceptInvitation(db, { token: (await toDesk()).token, ...newcomer }, browser);
    if (!first.ok) throw new Error(first.reason);
    const taken = await acceptInvitation(db, { token, name: "Thief", password: "another password" }, browser);
    expect(taken).toMatchObject({ reason: "already-a-user" });
    const invited = await invitePerson(db, lead, { to: "project", email, projectId: project.id, role: "viewer" });
    expect(invited).toMatchObject({ ok: true, value: { kind: "member", userId: first.value.userId } });
    expect(await invitePerson(db, admin, { to: "desk", email, isAdmin: false })).toMatchObject({
      reason: "already-a-user",
    });
  });

  it("sets a new password when an admin made it for an account, and ends its sessions", async () => {
    const joined = await acceptInvitation(db, { token: (await toDesk()).token, ...newcomer }, browser);
    if (!joined.ok) throw new Error(joined.reason);
    const { userId, sessionId } = joined.value;
    await expect(createPasswordLink(db, lead, userId)).rejects.toMatchObject({ code: "forbidden" });
    const link = await createPasswordLink(db, admin, userId);
    if (!link.ok) throw new Error(link.reason);
    expect(await isForAccount(db, (await findInvitation(db, link.value.token))!)).toBe(true);
    const back = await acceptInvitation(db, { token: link.value.token, password: "a fresh password" }, browser);
    expect(back).toMatchObject({ ok: true, value: { userId } });
    expect(await findSessionActor(db, sessionId)).toBeNull();
    expect((await signIn(db, { email, password: "a fresh password" }, browser)).ok).toBe(true);
  });

  it("brings somebody back without what they had", async () => {
    const joined = await acceptInvitation(db, { token: (await toProject()).token, ...newcomer }, browser);
    if (!joined.ok) throw new Error(joined.reason);
    await removeUser(db, admin, joined.value.userId);
    const back = await acceptInvitation(db, { token: (await toDesk()).token, ...newcomer }, browser);
    expect(back).toMatchObject({ ok: true, value: { userId: joined.value.userId } });
    expect(await db.projectMember.count({ where: { userId: joined.value.userId } })).toBe(0);
  });

  it("is listed to a project's leads and to admins, and to nobody else", async () => {
    await toProject();
    await toDesk();
    expect((await listInvitations(db, lead, { projectId: project.id }, FIRST_PAGE)).items).toHaveLength(1);
    expect((await listInvitations(db, admin, {}, FIRST_PAGE)).items.length).toBeGreaterThanOrEqual(2);
    await expect(listInvitations(db, lead, {}, FIRST_PAGE)).rejects.toMatchObject({ code: "forbidden" });
    const editor = await givenMember(db, project.id, "editor");
    await expect(listInvitations(db, editor, { projectId: project.id }, FIRST_PAGE)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
