/** What may follow what in the life of an install. */
export const INSTALL_STATUSES = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type InstallStatus = (typeof INSTALL_STATUSES)[number];

const TRANSITIONS = {
  claim: ["queued", "running"],
  finish: ["running"],
  release: ["running"],
  cancel: ["queued", "running"],
} as const satisfies Record<string, readonly InstallStatus[]>;

export type InstallAct = keyof typeof TRANSITIONS;

export function statusesBefore(act: InstallAct): InstallStatus[] {
  return [...TRANSITIONS[act]];
}

export function mayFollow(status: InstallStatus, act: InstallAct): boolean {
  return (TRANSITIONS[act] as readonly InstallStatus[]).includes(status);
}
