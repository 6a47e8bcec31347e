import {
  addUp,
  affinityByMeaning,
  affinityByWords,
  TRAIT_SENTENCES,
  type Affinity,
  type DescribedOutcome,
} from "#lib/kinds/personality-quiz/traits/affinity";
import { assignTraits } from "#lib/kinds/personality-quiz/traits/assign";
import type { Trait } from "#lib/kinds/personality-quiz/traits";
import { hashText } from "#lib/kinds/quiz/shuffle";
import { dot } from "#lib/text/similarity";
import type { PipelineContext } from "../pipeline.ts";
import { embedTexts } from "../sources/embed-texts.ts";

type Described = DescribedOutcome & { description: string };

/** Words say it outright, meaning says it roughly; chance decides between what neither tells apart. */
const WEIGHTS = { words: 1, meaning: 0.9, chance: 0.02 };
/** An outcome whose words fit no trait better than this is named in the notes. */
const LITTLE = 0.25;

/** Three traits for each outcome. `unknown`: names of outcomes whose words said nothing about traits. */
export async function findTraits(
  theme: string,
  outcomes: readonly { title: string; description: string }[],
  context: PipelineContext,
): Promise<{ traits: Trait[][]; byMeaning: boolean; unknown: string[] }> {
  const described: Described[] = outcomes.map(({ title, description }) => ({ title, text: description, description }));
  context.emit.step({ name: "traits", done: 0, of: outcomes.length });
  const byWords = affinityByWords(described);
  const meaning = await compareMeaning(theme, described, context);
  const affinity = addUp([
    { affinity: byWords, weight: WEIGHTS.words },
    ...(meaning ? [{ affinity: meaning, weight: WEIGHTS.meaning }] : []),
    { affinity: chances(described, context.seed), weight: WEIGHTS.chance },
  ]);
  const traits = assignTraits(affinity);
  context.emit.step({ name: "traits", done: outcomes.length, of: outcomes.length });
  const best = (meaning ? affinity : byWords).map((row) => Math.max(...row));
  const unknown = described.filter((_, at) => (best[at] ?? 0) < LITTLE).map(({ title }) => title);
  return { traits, byMeaning: meaning !== null, unknown };
}

/** Null where no embedding model is deployed: shared words are what the words' own affinity counts already. */
async function compareMeaning(
  theme: string,
  outcomes: readonly Described[],
  context: PipelineContext,
): Promise<Affinity | null> {
  if (!context.embedder) return null;
  const texts = outcomes.map(({ title, description }) => `${title}. ${description || theme}`);
  const { vectors, byMeaning } = await embedTexts([...texts, ...TRAIT_SENTENCES], context);
  if (!byMeaning) return null;
  const traits = vectors.slice(outcomes.length);
  return affinityByMeaning(
    vectors.slice(0, outcomes.length).map((outcome) => traits.map((trait) => dot(outcome, trait))),
  );
}

function chances(outcomes: readonly Described[], seed: number): Affinity {
  return outcomes.map(({ title }) => TRAIT_SENTENCES.map((_, at) => hashText(`${seed}/${title}/${at}`) / 2 ** 32));
}
