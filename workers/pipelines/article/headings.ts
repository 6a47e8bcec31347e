/** Names for sections: the source's own heading, else a phrase of the section's text. */
import { dot, mean } from "#lib/text/similarity";
import { stemOf, wordList } from "#lib/text/words";
import type { PipelineContext } from "../pipeline.ts";
import { embedTexts } from "../sources/embed-texts.ts";
import type { Fact } from "./facts.ts";
import { keyPhrases } from "./key-phrases.ts";
import type { PlannedSection } from "./sections.ts";

/** What a phrase shares with the whole article says little about one section. */
const WHOLE_COST = 0.3;
const PHRASE_WEIGHT = 0.04;

/** `topic` is the article's own: no section is called like it. */
export async function nameSections(
  sections: readonly PlannedSection[],
  topic: string,
  context: PipelineContext,
): Promise<PlannedSection[]> {
  const texts = sections.map(({ facts }) => facts.map((fact) => fact.text).join(" "));
  const whole = mean(sections.flatMap(({ facts }) => facts.map((fact) => fact.vector)));
  const taken = new Set(stems(topic));
  const named: PlannedSection[] = [];
  for (const [index, section] of sections.entries()) {
    const others = texts.filter((_, other) => other !== index);
    const phrase =
      section.heading === ""
        ? await bestPhrase(texts[index] ?? "", others, section.facts, whole, taken, context)
        : null;
    if (phrase) for (const word of stems(phrase)) taken.add(word);
    named.push(phrase ? { ...section, heading: capitalised(phrase) } : section);
  }
  return named;
}

async function bestPhrase(
  text: string,
  others: readonly string[],
  facts: readonly Fact[],
  whole: Float32Array,
  taken: ReadonlySet<string>,
  context: PipelineContext,
): Promise<string | null> {
  const phrases = keyPhrases(text, others, context.language).filter(
    (phrase) => !stems(phrase.text).every((word) => taken.has(word)),
  );
  if (phrases.length === 0) return null;
  const { vectors, byMeaning } = await embedTexts(
    phrases.map((phrase) => phrase.text),
    { ...context, emit: silent },
  );
  const centre = mean(facts.map((fact) => fact.vector));
  const ranked = phrases
    .map(({ text: phrase, score }, index) => {
      const vector = vectors[index];
      const near = byMeaning && vector ? dot(vector, centre) - WHOLE_COST * dot(vector, whole) : 0;
      return { phrase, score: near + PHRASE_WEIGHT * score };
    })
    .sort((one, other) => other.score - one.score);
  return ranked[0]?.phrase ?? null;
}

const silent: PipelineContext["emit"] = { text: () => {}, step: () => {}, problem: () => {} };

const stems = (phrase: string): string[] => wordList(phrase.toLowerCase()).map(stemOf);

function capitalised(phrase: string): string {
  return phrase.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
