import type { Candidate, Reporter } from "../candidate.ts";

const NAMED = 5;

/** Said, so that nobody looks for it in the version. */
export async function noteLeftOut(left: readonly Candidate[], report: Reporter): Promise<void> {
  if (left.length === 0) return;
  const names = left.slice(0, NAMED).map(({ path }) => path);
  const more = left.length > NAMED ? `, and ${left.length - NAMED} more` : "";
  await report.note("left-out", `Not needed, and not kept: ${names.join(", ")}${more}.`);
}
