import type { Actor } from "#lib/auth/actor";
import { modelAbilities, requireManageModels, requireReadModels } from "#lib/models/policy";
import type { ModelTask } from "#lib/models/schema";
import { COMPARED_TASKS, type ComparedTask } from "./schema.ts";
import { mayFollow, type ComparisonStatus } from "./transitions.ts";

/** Who reads models reads figures; texts go by what a person may read of projects. Admins start, judge and end. */
export const requireReadComparisons = requireReadModels;
export const requireCompare = requireManageModels;

/** A version that embeds, classifies or compares claims writes no text: its self-test tells what it can do. */
export function isCompared(task: ModelTask): task is ComparedTask {
  return (COMPARED_TASKS as readonly ModelTask[]).includes(task);
}

export function comparisonAbilities(actor: Actor, comparison: { status: ComparisonStatus; blind: boolean }) {
  const { manage } = modelAbilities(actor);
  return {
    judge: manage,
    end: manage && mayFollow(comparison.status, "end"),
    open: manage && comparison.blind,
  };
}
