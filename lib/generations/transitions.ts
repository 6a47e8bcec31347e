/** What may follow what in the life of a generation. */
export const GENERATION_STATUSES = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type GenerationStatus = (typeof GENERATION_STATUSES)[number];

const TRANSITIONS = {
  claim: ["queued", "running"],
  release: ["running"],
  finish: ["running"],
  cancel: ["queued", "running"],
  retry: ["failed", "cancelled"],
  keepText: ["failed", "cancelled"],
} as const satisfies Record<string, readonly GenerationStatus[]>;

export type GenerationAct = keyof typeof TRANSITIONS;

export function statusesBefore(act: GenerationAct): GenerationStatus[] {
  return [...TRANSITIONS[act]];
}

export function mayFollow(status: GenerationStatus, act: GenerationAct): boolean {
  return (TRANSITIONS[act] as readonly GenerationStatus[]).includes(status);
}

export function isFinished(status: GenerationStatus): boolean {
  return status === "completed" || status === "failed" || status === "cancelled";
}
