/** What may follow what in the life of a comparison, and of one text in it. */
export const COMPARISON_STATUSES = ["running", "completed", "ended"] as const;
export type ComparisonStatus = (typeof COMPARISON_STATUSES)[number];

const COMPARISON = {
  complete: ["running"],
  end: ["running"],
} as const satisfies Record<string, readonly ComparisonStatus[]>;

export type ComparisonAct = keyof typeof COMPARISON;

export function mayFollow(status: ComparisonStatus, act: ComparisonAct): boolean {
  return (COMPARISON[act] as readonly ComparisonStatus[]).includes(status);
}

export function statusesBefore(act: ComparisonAct): ComparisonStatus[] {
  return [...COMPARISON[act]];
}

export const REPLAY_STATUSES = ["queued", "running", "completed", "failed"] as const;
export type ReplayStatus = (typeof REPLAY_STATUSES)[number];

/** Not yet run to its end. */
export const OPEN_REPLAYS = ["queued", "running"] as const satisfies readonly ReplayStatus[];
