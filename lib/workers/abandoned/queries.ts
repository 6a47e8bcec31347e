import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { mayAdminister } from "#lib/auth/policy";
import { findProjectAccess, may, projectsOf } from "#lib/auth/queries";
import type { ProjectAbility } from "#lib/auth/policy";
import type { Db } from "#lib/db/client";
import { OUR_FAULTS } from "./schema.ts";
import type { Abandoned } from "./schema.ts";

const errorSchema = z.object({ message: z.string(), help: z.string().default("") });
const ours = { OR: OUR_FAULTS.map((code) => ({ error: { path: ["code"], equals: code } })) };
const seen = { status: "failed" as const, dismissedAt: null };

/** What was given up and nobody has dismissed yet, in projects of the actor, newest first. Installs and self-tests: for admins. */
export async function listAbandoned(db: Db, actor: Actor, limit = 50): Promise<Abandoned[]> {
  const admin = mayAdminister(actor, "models.manage");
  const lists = await Promise.all([
    listGenerations(db, actor, limit),
    listSources(db, actor, limit),
    admin ? listInstalls(db, limit) : [],
    admin ? listProfiles(db, limit) : [],
  ]);
  return lists
    .flat()
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, limit);
}

async function listGenerations(db: Db, actor: Actor, limit: number): Promise<Abandoned[]> {
  const rows = await db.generation.findMany({
    where: { ...seen, ...ours, project: projectsOf(actor) },
    orderBy: { finishedAt: "desc" },
    take: limit,
    select: {
      id: true,
      attempt: true,
      error: true,
      finishedAt: true,
      createdAt: true,
      draft: { select: { id: true, title: true } },
      project: { select: { id: true, name: true } },
    },
  });
  const able = await abilityIn(
    db,
    actor,
    rows.map(({ project }) => project.id),
    "generation.request",
  );
  return rows.map((row) => ({
    type: "generation",
    id: row.id,
    title: row.draft.title,
    about: row.project.name,
    attempts: row.attempt,
    ...errorSchema.parse(row.error),
    at: (row.finishedAt ?? row.createdAt).toISOString(),
    href: `/drafts/${row.draft.id}`,
    mayAct: able.has(row.project.id),
  }));
}

async function listSources(db: Db, actor: Actor, limit: number): Promise<Abandoned[]> {
  const rows = await db.source.findMany({
    where: { ...seen, ...ours, project: projectsOf(actor) },
    orderBy: { updatedAt: "desc" },
    take: limit,
    select: {
      id: true,
      title: true,
      attempt: true,
      error: true,
      updatedAt: true,
      project: { select: { id: true, name: true } },
    },
  });
  const able = await abilityIn(
    db,
    actor,
    rows.map(({ project }) => project.id),
    "source.add",
  );
  return rows.map((row) => ({
    type: "source",
    id: row.id,
    title: row.title,
    about: row.project.name,
    attempts: row.attempt,
    ...errorSchema.parse(row.error),
    at: row.updatedAt.toISOString(),
    href: `/sources/${row.id}`,
    mayAct: able.has(row.project.id),
  }));
}

async function listInstalls(db: Db, limit: number): Promise<Abandoned[]> {
  const rows = await db.modelInstall.findMany({
    where: { ...seen, ...ours },
    orderBy: { finishedAt: "desc" },
    take: limit,
    select: { id: true, catalogId: true, attempt: true, error: true, finishedAt: true, createdAt: true },
  });
  return rows.map((row) => ({
    type: "install",
    id: row.id,
    title: row.catalogId ?? row.id,
    about: null,
    attempts: row.attempt,
    ...errorSchema.parse(row.error),
    at: (row.finishedAt ?? row.createdAt).toISOString(),
    href: "/models/catalog",
    mayAct: true,
  }));
}

async function listProfiles(db: Db, limit: number): Promise<Abandoned[]> {
  const rows = await db.capabilityProfile.findMany({
    where: { ...seen, ...ours },
    orderBy: { finishedAt: "desc" },
    take: limit,
    select: {
      id: true,
      attempt: true,
      error: true,
      finishedAt: true,
      createdAt: true,
      version: { select: { id: true, number: true, model: { select: { name: true } } } },
    },
  });
  return rows.map((row) => ({
    type: "profile",
    id: row.id,
    title: `${row.version.model.name} v${row.version.number}`,
    about: null,
    attempts: row.attempt,
    ...errorSchema.parse(row.error),
    at: (row.finishedAt ?? row.createdAt).toISOString(),
    href: `/models/versions/${row.version.id}`,
    mayAct: true,
  }));
}

async function abilityIn(db: Db, actor: Actor, ids: string[], ability: ProjectAbility): Promise<Set<string>> {
  const projects = [...new Set(ids)];
  const found = await Promise.all(projects.map((id) => findProjectAccess(db, actor, id)));
  return new Set(projects.filter((_, index) => found[index] && may(found[index], ability)));
}
