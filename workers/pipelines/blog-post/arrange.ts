/** Sections of facts as the parts of a post: opening, body with a list, closing. Pure. */
import { dot } from "#lib/text/similarity";
import type { Fact } from "../article/facts.ts";
import type { Part, TextForm } from "../article/form.ts";
import type { PlannedSection } from "../article/sections.ts";
import { fixedWordsFor, openingQuestion, type FixedWords } from "./fixed-words.ts";
import { namesTopic, saysHowItIsNow, standsAlone, whyItMatters } from "./weigh.ts";

/** Fewer facts are too few to take one away from their section. */
const FEWEST_FOR_CLOSING = 4;
const FEWEST_ITEMS = 3;
const MOST_ITEMS = 5;
const MOST_ITEM_WORDS = 28;

export const arrangePost: TextForm["arrange"] = (sections, { brief, topic, language }) => {
  const words = fixedWordsFor(language);
  const about = (fact: Fact) => namesTopic(fact.text, brief.topic) + dot(fact.vector, topic);
  const { opening, rest } = takeOpening(sections, (fact) => whyItMatters(fact.text) + about(fact));
  const closing = takeClosing(rest, (fact) => (saysHowItIsNow(fact.text) ? 1 : 0) + about(fact));
  const body = closing.rest.map(({ heading, facts }): Part => ({
    heading,
    facts,
    lead: null,
    close: null,
    list: false,
  }));
  return [
    { heading: null, lead: openingQuestion(brief.audience, language), facts: opening, list: false, close: null },
    ...withList(body, words),
    ...(closing.fact ? [closingPart(closing.fact, words)] : []),
  ];
};

type Score = (fact: Fact) => number;

/** The stretch that introduces the sources; under an outline of the brief, the fact that says best why it matters. */
function takeOpening(sections: PlannedSection[], score: Score) {
  const [first, ...others] = sections;
  const best = first?.heading === null ? null : bestOf(sections, score);
  return best ? { opening: [best], rest: without(sections, best) } : { opening: first?.facts ?? [], rest: others };
}

/** What holds now, or else what is nearest to the topic; its section must keep facts of its own. */
function takeClosing(sections: PlannedSection[], score: Score): { fact: Fact | null; rest: PlannedSection[] } {
  const total = sections.reduce((sum, { facts }) => sum + facts.length, 0);
  const fact = total < FEWEST_FOR_CLOSING ? null : bestOf(sections, score);
  return fact ? { fact, rest: without(sections, fact) } : { fact: null, rest: sections };
}

function closingPart(fact: Fact, words: FixedWords | null): Part {
  const heading = words && (saysHowItIsNow(fact.text) ? words.now : words.remember);
  return { heading, lead: null, facts: [fact], list: false, close: words?.ask ?? null };
}

/** Of the facts that can be read apart and whose section has others. */
function bestOf(sections: readonly PlannedSection[], score: Score): Fact | null {
  const spare = sections
    .filter(({ facts }) => facts.length > 1)
    .flatMap(({ facts }) => facts.filter(({ text }) => standsAlone(text)));
  const ranked = spare.map((fact) => ({ fact, score: score(fact) })).sort((one, other) => other.score - one.score);
  return ranked[0]?.fact ?? null;
}

function without(sections: readonly PlannedSection[], fact: Fact): PlannedSection[] {
  return sections.map((section) => ({ ...section, facts: section.facts.filter((other) => other !== fact) }));
}

/** The part with the most short statements becomes a list, where there are enough of them. */
function withList(parts: readonly Part[], words: FixedWords | null): Part[] {
  const fits = ({ facts }: Part) => facts.length <= MOST_ITEMS && facts.every(isItem);
  const best = parts
    .filter((part) => fits(part) && part.facts.length >= FEWEST_ITEMS)
    .sort((one, other) => other.facts.length - one.facts.length)[0];
  return parts.map((part) => (part === best ? { ...part, list: true, lead: words?.glance ?? null } : part));
}

function isItem({ sentences, text, words }: Fact): boolean {
  return sentences.length === 1 && words <= MOST_ITEM_WORDS && standsAlone(text);
}
