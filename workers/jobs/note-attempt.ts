import { log } from "#lib/log/log";
import { generations, jobs, jobSeconds, tokens } from "#lib/metrics/worker";
import type { Usage } from "#lib/generations/schema";

/** Ends the note with what came of the attempt, which it gives back. `reason`: code of the error that ended it. */
export type Note = <Outcome extends string>(outcome: Outcome, reason?: string) => Outcome;

/** The one event of a job's attempt, written and counted at its end. `ids`: generationId, sourceId, installId. */
export function startNote(job: string, ids: Record<string, string>, attempt?: number): Note {
  const started = performance.now();
  return (outcome, reason) => {
    const milliseconds = performance.now() - started;
    jobs.inc({ job, outcome });
    jobSeconds.observe({ job }, milliseconds / 1_000);
    log.info({ event: "job", job, ...ids, attempt, outcome, reason, ms: Math.round(milliseconds) }, "job");
    return outcome;
  };
}

export type GenerationFacts = { kind: string; version: string; usage: Usage | null };

/** Counts a generation's attempt by what it was and what wrote it. Gives the outcome back. */
export function countGeneration<Outcome extends string>(facts: GenerationFacts, outcome: Outcome): Outcome {
  const { kind, version, usage } = facts;
  generations.inc({ kind, version, outcome });
  if (outcome === "completed" && usage) {
    tokens.inc({ version, direction: "in" }, usage.inputTokens);
    tokens.inc({ version, direction: "out" }, usage.outputTokens);
  }
  return outcome;
}
