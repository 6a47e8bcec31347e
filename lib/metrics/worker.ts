import { counter, gauge, histogram } from "./registry.ts";

const LONG = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800];
const SHORT = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const jobs = counter("copydesk_jobs_total", "Job attempts that ended.", ["job", "outcome"]);

export const jobSeconds = histogram("copydesk_job_duration_seconds", "Job attempts from claim to end.", LONG, ["job"]);

/** `version`: name and number of what wrote, "none" where sentences were only taken from sources. */
export const generations = counter("copydesk_generations_total", "Attempts at generations that ended.", [
  "kind",
  "version",
  "outcome",
]);

export const tokens = counter("copydesk_tokens_total", "Tokens of finished generations.", ["version", "direction"]);

export const firstText = histogram(
  "copydesk_first_text_seconds",
  "From the claim of a generation to its first text.",
  SHORT,
  ["kind"],
);

export const fenceRefusals = counter(
  "copydesk_fence_refusals_total",
  "Claims that were no longer ours when we wrote: nothing was written.",
);

export const flushes = counter(
  "copydesk_event_flushes_total",
  "Flushes of events: one statement and one NOTIFY each, for all running generations.",
);

export const flushedEvents = counter("copydesk_flushed_events_total", "Events in those flushes.");

export const engineLoads = counter("copydesk_engine_loads_total", "Engine processes that were started.", [
  "engine",
  "outcome",
]);

export const engineLoadSeconds = histogram("copydesk_engine_load_seconds", "Loads that went well.", LONG, ["engine"]);

export const engineEnds = counter("copydesk_engine_ends_total", "Loaded engine processes that ended, by why.", [
  "engine",
  "reason",
]);

type Loaded = { name: string; engine: string; memoryBytes: number };

/** Resident memory of what is loaded, read when somebody asks. */
export function watchEngines(report: () => Loaded[]): void {
  gauge("copydesk_engine_memory_bytes", "Resident memory by loaded version.", ["version", "engine"], function () {
    this.reset();
    for (const { name, engine, memoryBytes } of report()) this.inc({ version: name, engine }, memoryBytes);
  });
}
