/** A description for a channel: running text and lists of facts, within what the channel takes. Pure. */
import { baseLanguage } from "#lib/text/sentences";
import { countWords } from "#lib/text/words";
import { readFacts, type ReadFact } from "../facts/read.ts";
import { CHANNEL_RULES, DEFAULT_CHANNEL, type Channel, type ChannelRules, type Fact } from "../schema.ts";
import { grouped, itemOf } from "./items.ts";
import { tellFacts, type FactSentence } from "./sentences.ts";

export type Layout = {
  /** Runs of sentences. */
  paragraphs: FactSentence[][];
  /** Items of a list under them. */
  items: FactSentence[];
  /** Facts that found no room. */
  left: number[];
};

export type Wanted = {
  name: string;
  facts: readonly Fact[];
  channel?: Channel | undefined;
  words?: number | undefined;
  language: string;
  seed: number;
};

const SENTENCES_PER_PARAGRAPH = 4;
/** A list of all facts is no help when the text has just told them. */
const FEW_FACTS = 3;

/** Sentences are made in English; in other languages the facts stand as a list, which is right in all of them. */
export function layOut({ name, facts, channel = DEFAULT_CHANNEL, words, language, seed }: Wanted): Layout {
  const rules = CHANNEL_RULES[channel];
  const read = readFacts(facts, language);
  if (baseLanguage(language) !== "en") return onlyItems(read);
  // What only stands in the table's words stands in the list, where there is one.
  const sentences = tellFacts(name, read, seed).filter(({ asItIs }) => !asItIs || rules.bullets === 0);
  const told = within(sentences, words ?? rules.words, rules.characters);
  const said = new Set(told.flatMap((sentence) => sentence.facts));
  const rest = read.filter(({ index }) => !said.has(index));
  const items = itemsFor(channel, rules, read, rest);
  const listed = new Set(items.flatMap((item) => item.facts));
  return {
    paragraphs: inParagraphs(told),
    items,
    left: rest.filter(({ index }) => !listed.has(index)).map(({ index }) => index),
  };
}

function onlyItems(read: readonly ReadFact[]): Layout {
  return { paragraphs: [], items: read.map(itemOf), left: [] };
}

/** The first sentence always; a channel that cuts gets no more than fits whole. */
function within(sentences: readonly FactSentence[], words: number, characters: number | null): FactSentence[] {
  const told: FactSentence[] = [];
  let [used, length] = [0, 0];
  for (const sentence of sentences) {
    const more = countWords(sentence.text);
    const fits = used + more <= words && (characters === null || length + sentence.text.length + 1 <= characters);
    if (told.length > 0 && !fits) continue;
    told.push(sentence);
    used += more;
    length += sentence.text.length + 1;
  }
  return told;
}

function itemsFor(channel: Channel, rules: ChannelRules, all: ReadFact[], rest: ReadFact[]): FactSentence[] {
  if (rules.bullets === 0) return [];
  if (channel === "marketplace") return grouped(all, rules);
  if (channel === "email") return grouped(rest, rules);
  return channel === "catalogue" || all.length > FEW_FACTS ? all.map(itemOf) : rest.map(itemOf);
}

function inParagraphs(sentences: readonly FactSentence[]): FactSentence[][] {
  const count = Math.ceil(sentences.length / SENTENCES_PER_PARAGRAPH);
  const size = Math.ceil(sentences.length / Math.max(1, count));
  return Array.from({ length: count }, (_, index) => sentences.slice(index * size, (index + 1) * size));
}
