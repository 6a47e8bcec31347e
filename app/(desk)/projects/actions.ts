"use server";

import { db } from "#lib/db/client";
import { done } from "#lib/errors/refusal";
import { formAction } from "#lib/http/form-action";
import { createProject } from "#lib/projects/commands";
import { newProjectFormSchema } from "./schema.ts";

export const createProjectAction = formAction(
  {
    schema: newProjectFormSchema,
    refusals: "projects.refusals",
    keep: ["name", "language"],
    revalidate: ["/projects"],
    redirectTo: (project: { slug: string }) => `/projects/${project.slug}`,
  },
  async (actor, input) => done(await createProject(db, actor, input)),
);
