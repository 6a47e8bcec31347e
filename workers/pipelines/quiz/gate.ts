/** The score of a candidate, and the gate below which it is not counted as ready. The weights were tuned by reading. */
import { countAnchors, isListed } from "./faults.ts";
import { HEDGE, OPINION, WEEKDAY } from "./patterns.ts";
import type { Candidate, KeyType, QuizDocument } from "./types.ts";
import { quotations } from "#lib/text/clean/sentence-fault";
import { countWords } from "#lib/text/words";

/** Judged strictly, 20 of 21 questions above it were valid on encyclopaedic texts, 8 of 10 on news. */
export const GATE = 0.64;

const BASE = 0.5;
const BY_TYPE: Record<KeyType, number> = {
  money: 0.16,
  percent: 0.14,
  fraction: 0.12,
  measure: 0.12,
  count: 0.12,
  year: 0.12,
  date: 0.08,
  ordinal: 0.06,
  month: 0.04,
  person: 0.1,
  org: 0.08,
  country: 0.06,
  city: 0.06,
  state: 0.06,
  title: 0.04,
};
/** Per proper name in the stem, two at most. */
const ANCHOR = 0.05;
const MOST_ANCHORS = 2;
const SALIENCE = 0.15;
/** In the first three paragraphs. */
const LEAD = 0.04;
const LEAD_PARAGRAPHS = 3;
const DIRECT = 0.06;
const FROM_DOCUMENT = 0.05;
const LONG_STEM_WORDS = 26;

type Penalty = { value: number; why: string; applies: (candidate: Scored, open: string) => boolean | number };
export type Scored = Omit<Candidate, "score">;

const PENALTIES: Penalty[] = [
  { value: -0.12, why: "the answer stands in an enumeration", applies: ({ stem, key }) => isListed(stem, key) },
  { value: -0.06, why: "“also” refers to something before", applies: ({ stem }) => /\balso\b/.test(stem) },
  { value: -0.12, why: "another number could be right too", applies: isOpenBound },
  { value: -0.15, why: "the text is not sure itself", applies: ({ stem }) => HEDGE.test(stem) },
  { value: -0.14, why: "it states an opinion", applies: ({ stem }) => OPINION.test(stem) },
  { value: -0.1, why: "“the …” may have been introduced earlier", applies: ({ stem }) => countDefinite(stem) },
  { value: -0.2, why: "it does not say which event it means", applies: ({ stem }) => EVENT.test(stem) },
  { value: -0.06, why: "a pronoun may point outside", applies: hasFreePronoun },
  {
    value: -0.05,
    why: "it holds a quotation",
    applies: ({ key }, open) => key.type !== "title" && quotations(open).length > 0,
  },
  { value: -0.06, why: "the question is long", applies: ({ stem }) => countWords(stem) > LONG_STEM_WORDS },
  { value: -0.04, why: "it names a weekday", applies: ({ stem }) => new RegExp(WEEKDAY).test(stem) },
];

export function scoreCandidate(candidate: Scored): number {
  const open = openPart(candidate);
  const anchors = Math.min(MOST_ANCHORS, countAnchors(open, candidate.key, candidate.document));
  let score = BASE + BY_TYPE[candidate.key.type] + anchors * ANCHOR + candidate.salience * SALIENCE;
  if (candidate.sentence.paragraph < LEAD_PARAGRAPHS) score += LEAD;
  if (candidate.form === "direct") score += DIRECT;
  if (candidate.fromDocument) score += FROM_DOCUMENT;
  for (const { value, applies } of PENALTIES) score += value * Number(applies(candidate, open));
  return score;
}

/** What speaks against a candidate, in plain words, for the editor who is offered it all the same. */
export function weaknesses(candidate: Scored): string[] {
  const open = openPart(candidate);
  const found = PENALTIES.filter(({ applies }) => Number(applies(candidate, open)) > 0).map(({ why }) => why);
  return found.length > 0 ? found : ["little in it says what it is about"];
}

const openPart = ({ stem, key }: Scored): string => stem.slice(0, key.index) + stem.slice(key.index + key.text.length);

function isOpenBound({ stem, key }: Scored): boolean {
  const bound = /\b(?:up to|more than|at least|less than|fewer than|over|under|as (?:much|many|little|few) as)\s*$/i;
  return Boolean(key.number) && bound.test(stem.slice(0, key.index));
}

function hasFreePronoun({ stem, document }: Scored, open: string): boolean {
  if (!/\b(?:he|she|his|her|they|their|it|its)\b/i.test(open)) return false;
  return !(/\b(?:its|their)\b/.test(open) && startsWithName(stem, document));
}

const startsWithName = (stem: string, document: QuizDocument): boolean =>
  document.names.list.some((entity) => stem.replace(/^The /, "").startsWith(entity.text));

const KNOWN_TO_ALL =
  /^(?:world|sea|sun|moon|earth|public|internet|country|state|city|end|year|summer|past|future|war|government|economy|market|way|same|rest|dead|undead)$/i;

/** What was done or happened, without saying what: “arranged the purchase with a loan”. */
const EVENT =
  /\bthe (?:purchase|sale|deal|move|decision|plan|attack|vote|accident|crash|meeting|announcement|agreement|event|incident|proposal|ruling|project|survey|blockage|expansion|construction|invasion|election|trial)(?! (?:of|to|between|that)\b|,|\.| (?:is|are|was|were|has|had|and|but|by|as|after|before)\b)/i;

/** Definite noun phrases that lean on earlier text. */
function countDefinite(stem: string): number {
  const phrases = stem.matchAll(
    /\b(?:the|this|that|these|those) (\p{Ll}[\p{Ll}-]+)(?= ?[,.]| (?:is|are|was|were|has|had|and|but|by|as|after|before)\b)/giu,
  );
  const leaning = [...phrases].filter((match) => !KNOWN_TO_ALL.test(match[1] as string)).length;
  const generic =
    /\bthe (?:country|company|city|state|agency|group|film|movie|book|firm|team|plane|case)(?:['’]s)?\b/.test(stem);
  return leaning + (generic ? 1 : 0);
}
