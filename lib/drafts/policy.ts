import { may } from "#lib/auth/queries";
import type { ProjectAccess } from "#lib/auth/queries";
import { mayFollow } from "./transitions.ts";
import type { DraftStatus } from "./transitions.ts";

/** The facts about a draft that its policy looks at. */
export type DraftFacts = {
  status: DraftStatus;
  /** A generation is writing into it. */
  writing: boolean;
  hasRevision: boolean;
  live: boolean;
  /** The live publication shows the head revision. */
  liveIsHead: boolean;
  /** A time is set at which a revision goes live. */
  scheduled: boolean;
  /** Who wrote the head revision; null for a generation or an import. */
  headAuthorId: string | null;
  /** Who sent it to review. */
  submittedById: string | null;
  fourEyes: boolean;
  approvalsNeeded: number;
};

export type DraftAbilities = {
  save: boolean;
  generate: boolean;
  submit: boolean;
  withdraw: boolean;
  decide: boolean;
  /** Now, or at a time. */
  publish: boolean;
  unpublish: boolean;
  unschedule: boolean;
};

/** What the viewer may do with this draft now: goes out with it, and the commands ask the same. */
export function draftAbilities(access: ProjectAccess, draft: DraftFacts): DraftAbilities {
  const idle = !draft.writing;
  const readyToPublish =
    draft.status === "approved" || (draft.approvalsNeeded === 0 && mayFollow(draft.status, "submit"));
  return {
    save: may(access, "draft.write") && idle && mayFollow(draft.status, "save"),
    generate: may(access, "generation.request") && idle && mayFollow(draft.status, "save"),
    submit:
      may(access, "draft.submit") &&
      idle &&
      draft.hasRevision &&
      draft.approvalsNeeded > 0 &&
      mayFollow(draft.status, "submit"),
    withdraw: may(access, "draft.submit") && mayFollow(draft.status, "withdraw"),
    decide: may(access, "review.decide") && mayFollow(draft.status, "approve") && !barredByFourEyes(access, draft),
    publish: may(access, "publication.change") && idle && draft.hasRevision && readyToPublish && !draft.liveIsHead,
    unpublish: may(access, "publication.change") && draft.live,
    unschedule: may(access, "publication.change") && draft.scheduled,
  };
}

/** Who wrote or submitted it may not approve it, where the project wants four eyes. */
export function barredByFourEyes(access: ProjectAccess, draft: DraftFacts): boolean {
  const { actor } = access;
  if (!draft.fourEyes || actor.type === "system") return false;
  return actor.userId === draft.headAuthorId || actor.userId === draft.submittedById;
}
