import type { CatalogEntry } from "./schema.ts";

export type Machine = {
  /** Of the device that would run the model. */
  freeBytes: number;
  device: "cpu" | "gpu";
};

/** The rest is for the context to grow, and for everything else that runs. */
const MEMORY_SHARE = 0.7;

/** Reading speed on two to four cores ends about there: every token reads every weight once. */
const MOST_PARAMETERS_ON_CPU = 2_000_000_000;

/** The largest writing model that fits with room to spare and is quick enough on the device; null when none does. */
export function suggestWriter(entries: CatalogEntry[], machine: Machine): CatalogEntry | null {
  const fitting = entries.filter(
    (entry) =>
      servesByItself(entry, "write") &&
      entry.files.length > 0 &&
      entry.memoryBytes <= machine.freeBytes * MEMORY_SHARE &&
      (machine.device === "gpu" || (entry.parameters ?? 0) <= MOST_PARAMETERS_ON_CPU),
  );
  return fitting.sort((a, b) => (b.parameters ?? 0) - (a.parameters ?? 0))[0] ?? null;
}

export function servesByItself(entry: CatalogEntry, task: CatalogEntry["tasks"][number]): boolean {
  return (entry.deploys ?? entry.tasks).includes(task);
}
