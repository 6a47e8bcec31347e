/** What stands in the way of a publication that waits for its time. Pure: the guard of the write asks the same. */
import { mayFollow, type DraftStatus } from "#lib/drafts/transitions";

export type Obstacle = "not-approved" | "changed-meanwhile" | "being-written";

/** Null when it would go out, were it due now. */
export function obstacleOf(schedule: {
  revisionId: string;
  draft: { status: DraftStatus; headRevisionId: string | null; activeGenerationId: string | null };
  project: { reviewApprovals: number };
}): Obstacle | null {
  const { draft, project } = schedule;
  if (draft.activeGenerationId) return "being-written";
  if (draft.headRevisionId !== schedule.revisionId) return "changed-meanwhile";
  const isReady =
    mayFollow(draft.status, "publish") || (project.reviewApprovals === 0 && mayFollow(draft.status, "submit"));
  return isReady ? null : "not-approved";
}
