import { TRAIT_WORDS } from "#lib/kinds/personality-quiz/traits";
import type { Outcome, PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { splitSentences } from "#lib/text/sentences";
import type { PipelineContext } from "../pipeline.ts";
import { askWriter } from "../writing/ask-writer.ts";
import { isSound, meansFirst } from "./check.ts";
import type { Proposed, Proposing } from "./propose.ts";

const LENGTH = { shortest: 60, longest: 360, fewest: 1, most: 4 };
/** As MiniLM measures a few sentences against the words of their traits. */
const LEAST_NEAR = 0.3;

/** A text for each outcome that the brief does not describe itself. */
export async function proposeTexts(
  content: PersonalityContent,
  proposing: Proposing,
  context: PipelineContext,
): Promise<Proposed> {
  const open = context.writer ? content.outcomes.filter(({ wordedBy }) => wordedBy === "bank") : [];
  let [outcomes, taken] = [content.outcomes, 0];
  for (const [index, outcome] of open.entries()) {
    context.emit.step({ name: "write", done: index, of: open.length, note: outcome.title });
    const text = await ask(outcome, index, proposing, context);
    if (text === null || !(await passes(text, outcome, outcomes, proposing, context))) continue;
    outcomes = outcomes.map((one) => (one.id === outcome.id ? { ...one, text, wordedBy: "model" as const } : one));
    taken += 1;
  }
  return { content: { ...content, outcomes }, tried: open.length, taken };
}

function ask(outcome: Outcome, variant: number, { theme, usage }: Proposing, context: PipelineContext) {
  const traits = (outcome.traits ?? []).join(", ");
  const content = `Theme: ${theme}\nName: ${outcome.title}\nCharacter: ${traits}\nWrite two short friendly sentences to this reader about how they live. Begin with “You”. No list.`;
  return askWriter(context, usage, {
    messages: [
      { role: "system", content: "You write short, concrete and kind sentences to readers, in plain English." },
      { role: "user", content },
    ],
    ...{ maxTokens: 90, temperature: 0.4, variant, stopTexts: ["\n\n"] },
  });
}

async function passes(
  text: string,
  outcome: Outcome,
  outcomes: readonly Outcome[],
  { mayUse }: Proposing,
  context: PipelineContext,
): Promise<boolean> {
  const sentences = splitSentences(text, "en").length;
  const others = outcomes.filter(({ id }) => id !== outcome.id);
  const fits =
    /^You(?:’|'|\s)/.test(text) &&
    /[.!]$/.test(text) &&
    !text.includes("\n") &&
    text.length >= LENGTH.shortest &&
    text.length <= LENGTH.longest &&
    sentences >= LENGTH.fewest &&
    sentences <= LENGTH.most &&
    isSound(
      text,
      others.map((other) => other.text),
      (words) => mayUse(words.replaceAll(outcome.title, "")),
    );
  return fits && meansFirst(text, [outcome, ...others].map(meaningOf), LEAST_NEAR, context);
}

const meaningOf = ({ traits = [] }: Outcome): string =>
  `Somebody ${traits.map((trait) => TRAIT_WORDS[trait].about).join("; ")}.`;
