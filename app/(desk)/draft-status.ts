import type { DraftStatus } from "#lib/drafts/transitions";

const words = {
  draft: "draft",
  in_review: "in_review",
  changes_requested: "changes_asked",
  approved: "approved",
  live: "live",
  scheduled: "scheduled",
} as const satisfies Record<DraftStatus | "live" | "scheduled", string>;

/** Name of the status as it is drawn, and key of its word (`common.status.*`). */
export function statusWord(status: DraftStatus | "live" | "scheduled") {
  return words[status];
}
