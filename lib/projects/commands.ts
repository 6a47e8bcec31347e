/**
 * Projects: who writes for whom, in which language and by which rules. Creating one makes its author the lead;
 * members are lib/members.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { mayCreateProject } from "#lib/auth/policy";
import { requireProjectAccess } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { freeSlug, slugOf } from "#lib/text/slug";
import type { ProjectChange, ProjectInput } from "./schema.ts";

export async function createProject(db: Db, actor: Actor, input: ProjectInput): Promise<{ id: string; slug: string }> {
  if (!mayCreateProject(actor)) throw new AppError("forbidden", 'This token lacks the scope "write".');
  const userId = userIdOf(actor);
  return transact(db, async (tx) => {
    const slug = await findFreeSlug(tx, input.name);
    const project = await tx.project.create({
      data: { ...columnsOf(input), name: input.name, language: input.language, slug, ...(userId && leadOf(userId)) },
      select: { id: true, slug: true },
    });
    await recordEvent(tx, actor, { type: "project.created", projectId: project.id, subject: ["project", project.id] });
    return project;
  });
}

export async function changeProject(db: Db, actor: Actor, projectId: string, change: ProjectChange): Promise<void> {
  await requireProjectAccess(db, actor, projectId, "project.edit");
  await transact(db, async (tx) => {
    await tx.project.update({
      where: { id: projectId },
      data: { ...columnsOf(change), name: change.name, language: change.language },
    });
    await recordEvent(tx, actor, { type: "project.changed", projectId, subject: ["project", projectId] });
  });
}

/** Serialised by an advisory lock, so that two projects of one name do not meet in the unique key. */
async function findFreeSlug(tx: Db, name: string): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('project-slug'))`;
  const slug = slugOf(name) || "project";
  const taken = await tx.project.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } });
  return freeSlug(slug, new Set(taken.map((project) => project.slug)));
}

function leadOf(userId: string) {
  return { members: { create: { userId, role: "lead" as const } } };
}

function columnsOf(input: ProjectChange) {
  return {
    audience: input.audience,
    guidelines: input.guidelines,
    forbiddenWords: input.forbiddenWords,
    reviewApprovals: input.reviewPolicy?.approvals,
    reviewFourEyes: input.reviewPolicy?.fourEyes,
  };
}
