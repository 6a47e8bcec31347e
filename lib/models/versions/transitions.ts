import type { VersionStatus } from "./schema.ts";

export type VersionAct = "retire" | "restore" | "delete";

/** What an act may follow. The write's `where` takes its statuses from here. */
const BEFORE: Record<VersionAct, readonly VersionStatus[]> = {
  retire: ["ready"],
  restore: ["retired"],
  // One that is being installed has an install to be stopped.
  delete: ["ready", "failed", "retired"],
};

const AFTER: Record<VersionAct, VersionStatus> = { retire: "retired", restore: "ready", delete: "deleted" };

export function statusesBefore(act: VersionAct): VersionStatus[] {
  return [...BEFORE[act]];
}

export function statusAfter(act: VersionAct): VersionStatus {
  return AFTER[act];
}

export function mayFollow(status: VersionStatus, act: VersionAct): boolean {
  return BEFORE[act].includes(status);
}
