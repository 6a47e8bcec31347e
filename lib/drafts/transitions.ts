/** What may follow what in the life of a draft. Whether it is live is told by its publications. */
export const DRAFT_STATUSES = ["draft", "in_review", "changes_requested", "approved"] as const;
export type DraftStatus = (typeof DRAFT_STATUSES)[number];

/** Act → the statuses that it may start from, and the one that it leads to. */
const TRANSITIONS = {
  /** An edit after approval needs a new approval; what is live stays live. */
  save: { from: ["draft", "changes_requested", "approved"], to: "draft" },
  submit: { from: ["draft", "changes_requested"], to: "in_review" },
  withdraw: { from: ["in_review"], to: "draft" },
  approve: { from: ["in_review"], to: "approved" },
  request_changes: { from: ["in_review"], to: "changes_requested" },
  publish: { from: ["approved"], to: "approved" },
} as const satisfies Record<string, { from: readonly DraftStatus[]; to: DraftStatus }>;

export type DraftAct = keyof typeof TRANSITIONS;

export function statusesBefore(act: DraftAct): DraftStatus[] {
  return [...TRANSITIONS[act].from];
}

export function statusAfter(act: DraftAct): DraftStatus {
  return TRANSITIONS[act].to;
}

export function mayFollow(status: DraftStatus, act: DraftAct): boolean {
  return (TRANSITIONS[act].from as readonly DraftStatus[]).includes(status);
}
