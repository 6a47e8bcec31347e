/** How fast a version was in its self-test, in the unit of each task. */
import type { ModelTask } from "../../schema.ts";
import type { StageName, StageResult } from "../schema.ts";

export const SPEED_UNITS = ["tokens", "segments", "sentences", "claims", "texts"] as const;

/** `perSecond`: with one decimal below ten. */
export type Speed = { task: ModelTask; unit: (typeof SPEED_UNITS)[number]; perSecond: number };

/** Stages whose items have always the same number of units; those of other stages vary. */
const MEASURED: { task: ModelTask; unit: Speed["unit"]; perItem: number; stages: StageName[] }[] = [
  {
    ...{ task: "translate", unit: "segments", perItem: 1 },
    stages: ["translate-numbers", "translate-names", "translate-placeholders"],
  },
  { task: "embed", unit: "sentences", perItem: 3, stages: ["compare-meaning"] },
  { task: "entail", unit: "claims", perItem: 1, stages: ["entail-claim"] },
  { task: "summarise", unit: "texts", perItem: 1, stages: ["summarise-text"] },
];

/** Of each task that was measured. */
export function presentSpeeds(profile: { tokensPerSecond: number | null; results: StageResult[] }): Speed[] {
  const { tokensPerSecond, results } = profile;
  const writing = tokensPerSecond === null ? [] : [speedOf("write", "tokens", tokensPerSecond)];
  const others = MEASURED.flatMap(({ task, unit, perItem, stages }) => {
    const timed = results.filter(({ stage }) => stages.includes(stage));
    const milliseconds = timed.reduce((sum, result) => sum + result.milliseconds, 0);
    const units = timed.reduce((sum, { items }) => sum + items, 0) * perItem;
    return milliseconds > 0 && units > 0 ? [speedOf(task, unit, units / (milliseconds / 1_000))] : [];
  });
  return [...writing, ...others];
}

function speedOf(task: ModelTask, unit: Speed["unit"], value: number): Speed {
  return { task, unit, perSecond: value < 10 ? Math.round(value * 10) / 10 : Math.round(value) };
}
