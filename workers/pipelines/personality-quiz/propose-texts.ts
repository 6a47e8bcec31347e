import { TRAIT_WORDS } from "#lib/kinds/personality-quiz/traits";
import type { Outcome, PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { splitSentences } from "#lib/text/sentences";
import type { PipelineContext } from "../pipeline.ts";
import { askWriter } from "../writing/ask-writer.ts";
import { faultOfMeaning, faultOfWords } from "./check.ts";
import type { Proposed, Proposing } from "./proposing.ts";

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
    const others = outcomes.filter(({ id }) => id !== outcome.id);
    const { text } = await tryText(outcome, others, index, proposing, context);
    if (text === null) continue;
    outcomes = outcomes.map((one) => (one.id === outcome.id ? { ...one, text, wordedBy: "model" as const } : one));
    taken += 1;
  }
  return { content: { ...content, outcomes }, tried: open.length, taken };
}

/** What a proposal is checked with: the words that may stand, and where its tokens are counted. */
type Checking = Omit<Proposing, "notes">;
type Described = Pick<Outcome, "title" | "text" | "traits">;

/** A text for this outcome, beside the others, or why the model's may not stand. */
export async function tryText(
  outcome: Described,
  others: readonly Described[],
  variant: number,
  checking: Checking,
  context: PipelineContext,
): Promise<{ text: string; refused: null } | { text: null; refused: string }> {
  const text = await ask(outcome, variant, checking, context);
  const refused = text === null ? "empty" : await faultOf(text, outcome, others, checking, context);
  return text === null || refused !== null ? { text: null, refused: refused ?? "empty" } : { text, refused };
}

function ask(outcome: Described, variant: number, { theme, usage }: Checking, context: PipelineContext) {
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

async function faultOf(
  text: string,
  outcome: Described,
  others: readonly Described[],
  { mayUse }: Checking,
  context: PipelineContext,
): Promise<string | null> {
  const sentences = splitSentences(text, "en").length;
  if (text === "") return "empty";
  if (!/^You(?:’|'|\s)/.test(text) || text.includes("\n")) return "form";
  if (!/[.!]$/.test(text)) return "fragment";
  if (text.length < LENGTH.shortest || text.length > LENGTH.longest) return "length";
  if (sentences < LENGTH.fewest || sentences > LENGTH.most) return "several-sentences";
  const beside = others.map((other) => other.text);
  return (
    faultOfWords(text, beside, (words) => mayUse(words.replaceAll(outcome.title, ""))) ??
    (await faultOfMeaning(text, [outcome, ...others].map(meaningOf), LEAST_NEAR, context))
  );
}

const meaningOf = ({ traits = [] }: Described): string =>
  `Somebody ${traits.map((trait) => TRAIT_WORDS[trait].about).join("; ")}.`;
