/**
 * Who works in a project, and as what. A person whose role shrinks is signed out everywhere, so that no open screen
 * goes on with the old one; a project keeps at least one lead.
 */
import type { Actor } from "#lib/auth/actor";
import type { ProjectRole } from "#lib/auth/policy";
import { isId, requireProjectAccess } from "#lib/auth/queries";
import { endSessionsOf } from "#lib/auth/sessions/commands";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import type { Outcome } from "#lib/errors/refusal";
import type { MemberInput } from "./schema.ts";

export async function addMember(
  db: Db,
  actor: Actor,
  projectId: string,
  input: MemberInput,
): Promise<Outcome<{ userId: string; role: ProjectRole }, "no-such-user" | "already-a-member">> {
  await requireProjectAccess(db, actor, projectId, "members.manage");
  return transact(db, async (tx) => {
    const user = await tx.user.findUnique({ where: { id: input.userId }, select: { status: true } });
    if (user?.status !== "active") return refuse("no-such-user");
    const { count } = await tx.projectMember.createMany({ data: { projectId, ...input }, skipDuplicates: true });
    if (count === 0) return refuse("already-a-member");
    await recordMemberEvent(tx, actor, "member.added", projectId, input);
    return done(input);
  });
}

export async function changeMemberRole(
  db: Db,
  actor: Actor,
  projectId: string,
  input: MemberInput,
): Promise<Outcome<{ userId: string; role: ProjectRole }, "not-found" | "last-lead" | "changed-meanwhile">> {
  await requireProjectAccess(db, actor, projectId, "members.manage");
  return transact(db, async (tx) => {
    const role = await lockedRole(tx, projectId, input.userId);
    if (!role) return refuse("not-found");
    if (role === input.role) return done(input);
    if (role === "lead" && !(await hasOtherLead(tx, projectId, input.userId))) return refuse("last-lead");
    const { count } = await tx.projectMember.updateMany({
      where: { projectId, userId: input.userId, role },
      data: { role: input.role },
    });
    if (count === 0) return refuse("changed-meanwhile");
    await withdrawAccess(tx, projectId, input.userId);
    await recordMemberEvent(tx, actor, "member.changed", projectId, input);
    return done(input);
  });
}

export async function removeMember(
  db: Db,
  actor: Actor,
  projectId: string,
  userId: string,
): Promise<Outcome<{ userId: string }, "not-found" | "last-lead">> {
  await requireProjectAccess(db, actor, projectId, "members.manage");
  return transact(db, async (tx) => {
    const role = await lockedRole(tx, projectId, userId);
    if (!role) return refuse("not-found");
    if (role === "lead" && !(await hasOtherLead(tx, projectId, userId))) return refuse("last-lead");
    await tx.projectMember.deleteMany({ where: { projectId, userId } });
    await withdrawAccess(tx, projectId, userId);
    await recordMemberEvent(tx, actor, "member.removed", projectId, { userId, role });
    return done({ userId });
  });
}

/** Changes of one project's members wait for each other: two leads who step down together must not both succeed. */
async function lockedRole(tx: Db, projectId: string, userId: string): Promise<ProjectRole | null> {
  if (!isId(userId)) return null;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`members ${projectId}`}, 0))`;
  const where = { projectId_userId: { projectId, userId } };
  const member = await tx.projectMember.findUnique({ where, select: { role: true } });
  return member?.role ?? null;
}

async function hasOtherLead(tx: Db, projectId: string, userId: string): Promise<boolean> {
  const other = await tx.projectMember.findFirst({
    where: { projectId, role: "lead", userId: { not: userId } },
    select: { userId: true },
  });
  return other !== null;
}

/** Their links go too: a lead who was removed could come back by one. */
async function withdrawAccess(tx: Db, projectId: string, userId: string): Promise<void> {
  await endSessionsOf(tx, userId);
  await tx.invitation.updateMany({
    where: { projectId, invitedById: userId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

async function recordMemberEvent(
  tx: Db,
  actor: Actor,
  type: "member.added" | "member.changed" | "member.removed",
  projectId: string,
  member: { userId: string; role: ProjectRole },
): Promise<void> {
  await recordEvent(tx, actor, {
    type,
    projectId,
    subject: ["user", member.userId],
    data: { role: member.role },
  });
}
