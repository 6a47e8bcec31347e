/** Says how many questions were asked for, why fewer came, and which types the material does not give. */
import type { QuizBrief } from "#lib/kinds/quiz/schema";
import type { Emit } from "../pipeline.ts";
import { usedBy, type Plan } from "./plan.ts";
import type { Search } from "./search.ts";

const MOST_REASONS = 4;

export function sayWhatIsMissing(brief: QuizBrief, plan: Plan, search: Search, emit: Emit): void {
  const made = plan.questions.length;
  if (made < brief.questions) {
    const asked = brief.questions === 1 ? "1 question was" : `${brief.questions} questions were`;
    const message = `${asked} asked for, ${made} ${made === 1 ? "is" : "are"} sound.`;
    emit.problem({
      code: "fewer-than-asked",
      message: `${message} Most frequent reasons: ${reasonsFor(plan, search)}.`,
    });
  }
  for (const type of made > 0 ? plan.missing : [])
    emit.problem({
      code: "type-missing",
      message: `The sources give no material for a question of the type “${type}”.`,
    });
}

function reasonsFor(plan: Plan, search: Search): string {
  const spare = search.accepted.length - plan.questions.flatMap(usedBy).length;
  const all: [string, number][] = [
    ...search.tally,
    ["it scored under the gate", search.weak.length],
    ["left out for variety: two from a paragraph, one from a sentence, few of a sort", spare],
  ];
  const reasons = all.filter(([, times]) => times > 0).sort((one, other) => other[1] - one[1]);
  return reasons
    .slice(0, MOST_REASONS)
    .map(([reason, times]) => `${reason} (${times})`)
    .join("; ");
}
