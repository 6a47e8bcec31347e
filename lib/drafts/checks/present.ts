import type { Evidence, Finding } from "#lib/kinds/evidence";
import { WHOLE_TEXT, type Check } from "./schema.ts";

/**
 * Evidence with what an entailment model found: a claim that follows is supported, one that contradicts its source is
 * contradicted; where it can tell neither, what was found before stays. `checks`: the newest first.
 */
export function applyChecks(evidence: Evidence[], checks: readonly Check[]): Evidence[] {
  return evidence.map((item, index) => {
    const label = checks.find(({ kind, claim }) => kind === "entail" && claim === index)?.label;
    if (label === "contradiction") return { ...item, state: "contradicted" };
    return label === "entailment" ? { ...item, state: "supported" } : item;
  });
}

/** "Reads as “news” (93 %)": a hint, from the newest classification. */
export function findingsOfChecks(checks: readonly Check[]): Finding[] {
  const read = checks.find(({ kind, claim }) => kind === "classify" && claim === WHOLE_TEXT);
  if (!read) return [];
  const percent = Math.round((read.scores[read.label] ?? 0) * 100);
  return [
    {
      rule: "reads-as",
      severity: "hint",
      place: { whole: true },
      message: `Reads as “${read.label}” (${percent} %), says ${read.version.name} v${read.version.number}.`,
    },
  ];
}
