import { domainsOf } from "#lib/kinds/personality-quiz/ask";
import { oddsOf } from "#lib/kinds/personality-quiz/odds";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import type { Emit } from "../pipeline.ts";

/** From here on a reader who says what they like is spared some questions. */
const ENOUGH = { questions: 6, domains: 3 };
const PART = 2 / 3;

/**
 * How many questions a reader is asked who states what they like: about two thirds, or more where with fewer some
 * outcome could not come up for some reader.
 */
export function decideAsk(content: PersonalityContent, emit: Pick<Emit, "step">): PersonalityContent {
  const { questions } = content;
  if (questions.length < ENOUGH.questions || domainsOf(content).length < ENOUGH.domains) return content;
  for (let ask = Math.ceil(questions.length * PART); ask < questions.length; ask += 1) {
    const tried = { ...content, ask };
    const { outcomes } = oddsOf(tried);
    emit.step({ name: "balance", done: ask, of: questions.length });
    if (outcomes.every(({ missedSets }) => missedSets === 0)) return tried;
  }
  return content;
}
