/** What may follow what in the life of a self-test. */
export const PROFILE_STATUSES = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type ProfileStatus = (typeof PROFILE_STATUSES)[number];

const TRANSITIONS = {
  claim: ["queued"],
  finish: ["running"],
  release: ["running"],
  cancel: ["queued", "running"],
} as const satisfies Record<string, readonly ProfileStatus[]>;

export type ProfileAct = keyof typeof TRANSITIONS;

export function statusesBefore(act: ProfileAct): ProfileStatus[] {
  return [...TRANSITIONS[act]];
}

export function mayFollow(status: ProfileStatus, act: ProfileAct): boolean {
  return (TRANSITIONS[act] as readonly ProfileStatus[]).includes(status);
}
