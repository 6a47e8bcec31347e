import { may } from "#lib/auth/queries";
import type { FoundProject, ProjectRow } from "./queries.ts";

/** A project as screens and API give it out. */
export function presentProject(project: ProjectRow) {
  return {
    id: project.id,
    slug: project.slug,
    name: project.name,
    language: project.language,
    audience: project.audience,
    guidelines: project.guidelines,
    forbiddenWords: project.forbiddenWords,
    reviewPolicy: { approvals: project.reviewApprovals, fourEyes: project.reviewFourEyes },
    createdAt: project.createdAt.toISOString(),
  };
}

export type PresentedProject = ReturnType<typeof presentProject>;

/** With what the viewer may do, so that buttons hide by the policy that the commands ask. */
export function presentFoundProject({ project, access }: FoundProject) {
  return {
    ...presentProject(project),
    role: access.role,
    abilities: {
      edit: may(access, "project.edit"),
      manageMembers: may(access, "members.manage"),
      addSource: may(access, "source.add"),
      write: may(access, "draft.write"),
      generate: may(access, "generation.request"),
    },
  };
}
