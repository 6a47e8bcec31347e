import type { ReactNode } from "react";
import type { UserActor } from "#lib/auth/actor";
import { findProjectAccess, may } from "#lib/auth/queries";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { listActiveGenerations } from "#lib/generations/queries";
import { listProjects } from "#lib/projects/queries";
import { listInbox } from "#lib/reviews/queries";
import { signOutAction } from "../(auth)/actions.ts";
import { ErrorWords } from "../_components/route-error.tsx";
import { errorWords } from "../_components/error-words.ts";
import { Shell } from "../_components/shell/shell.tsx";
import { searchDrafts } from "./search-drafts.ts";
import "../styles/desk.css";

const navigationProjects = 50;

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireUser();
  const { items: projects } = await listProjects(db, actor, { limit: navigationProjects, cursor: null });
  return (
    <Shell
      user={{ name: actor.name, isAdmin: actor.isAdmin }}
      projects={projects.map(({ slug, name }) => ({ slug, name }))}
      writable={listWritable(actor, projects)}
      reviewCount={listInbox(db, actor).then((inbox) => inbox.length)}
      jobCount={listActiveGenerations(db, actor).then((active) => active.length)}
      searchDrafts={searchDrafts}
      signOut={signOutAction}
    >
      <ErrorWords words={await errorWords()}>{children}</ErrorWords>
    </Shell>
  );
}

/** Slugs of the projects in which the reader may order drafts. */
async function listWritable(actor: UserActor, projects: { id: string; slug: string }[]): Promise<string[]> {
  const found = await Promise.all(projects.map((project) => findProjectAccess(db, actor, project.id)));
  return projects.filter((_, index) => found[index] && may(found[index], "generation.request")).map(({ slug }) => slug);
}
