/** Points changed one by one until every outcome can come up, and about equally often. */
import type { PersonalityContent, PersonalityQuestion } from "../schema.ts";
import { MAIN_WEIGHT } from "../weights.ts";
import { reachOf } from "./reach.ts";
import { drawnShares } from "./shares.ts";
import { tableOf } from "./table.ts";

const STEPS = 24;
/** Enough to tell which of two changes is better; what is shown is counted anew. */
const DRAWS = 1_500;
/** An outcome that cannot come up weighs more than any unfairness. */
const UNREACHABLE = 100;
/** Shares that are nearer to equal than this, in parts of an equal share, are left alone. */
const NEAR = 0.12;

/** The same object when no single change makes it better. Points stay between 0 and 2, as computed ones do. */
export function rebalance(content: PersonalityContent): PersonalityContent {
  let now = content;
  let cost = costOf(now);
  for (let step = 0; step < STEPS && cost.total > 0; step += 1) {
    const changes = changesFor(now, cost.worst).map((change) => ({ change, cost: costOf(change) }));
    const best = changes.reduce<(typeof changes)[number] | null>(
      (found, one) => (!found || one.cost.total < found.cost.total ? one : found),
      null,
    );
    if (!best || best.cost.total >= cost.total - 1e-6) break;
    now = best.change;
    cost = best.cost;
  }
  return now;
}

type Worst = { outcomeId: string; direction: 1 | -1 };

function costOf(content: PersonalityContent): { total: number; worst: Worst } {
  const table = tableOf(content, content.questions);
  const shares = drawnShares(table, DRAWS).shares.map((share) => share * content.outcomes.length);
  const costs = shares.map((share, at) => {
    const off = Math.max(0, Math.abs(share - 1) - NEAR);
    const reached = share > 0 || reachOf(table, at).reachable;
    return off * off + (reached ? 0 : UNREACHABLE);
  });
  const at = costs.indexOf(Math.max(...costs));
  return {
    total: costs.reduce((sum, cost) => sum + cost, 0),
    worst: { outcomeId: content.outcomes[at]?.id ?? "", direction: (shares[at] ?? 0) < 1 ? 1 : -1 },
  };
}

/** One point more or less for one outcome at one option. */
function changesFor(content: PersonalityContent, { outcomeId, direction }: Worst): PersonalityContent[] {
  return content.questions.flatMap((question, at) =>
    question.options.flatMap(({ id, weights }) => {
      const weight = (weights[outcomeId] ?? 0) + direction;
      if (weight < 0 || weight > MAIN_WEIGHT) return [];
      return [{ ...content, questions: content.questions.with(at, withWeight(question, id, outcomeId, weight)) }];
    }),
  );
}

function withWeight(
  question: PersonalityQuestion,
  optionId: string,
  outcomeId: string,
  weight: number,
): PersonalityQuestion {
  const options = question.options.map((option) => {
    if (option.id !== optionId) return option;
    const { [outcomeId]: _before, ...others } = option.weights;
    return { ...option, weights: weight === 0 ? others : { ...others, [outcomeId]: weight } };
  });
  return { ...question, options };
}
