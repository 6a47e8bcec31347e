/** A fact as the second half of a sentence: “weighs 140 g”, “is dishwasher safe”, “has no lid”. */
import type { ReadFact } from "../facts/read.ts";
import type { FactType } from "../facts/types.ts";
import { inSentence, isPlural, listed, withArticle } from "./words.ts";

/** With the verb for one thing or for several. */
export type Predicate = (plural: boolean) => string;

const ADJECTIVE =
  /(?:^|[\s-])(?:\p{L}+(?:able|ible)|safe|proof|free|resistant|tight|friendly|ready|compatible|certified|insulated|rechargeable|adjustable|foldable|waterproof|handmade|organic|vegan|refillable|padded|lined|wireless|cordless|reversible|dimmable)$/iu;
/** Names that are verbs already: “Keeps hot: 12 h”. */
const LASTING = /^(keep|stay|last|run|charge|work|burn|heat|cool)s\b(.*)$/i;
const TIMES = new Set(["seconds", "days", "months"]);
const LONG_VALUE = 12;

/** Null where the fact can only stand as it is: “Care: hand wash only.” `pick` chooses one of several wordings. */
export function predicateOf(fact: ReadFact, pick: (count: number) => number): Predicate | null {
  if (fact.yes !== null) return featureOf(fact.name, fact.yes);
  if (isSentence(fact.value)) return null;
  const make = BY_TYPE[fact.type];
  return make ? make(fact.value, pick, fact) : otherOf(fact);
}

type Maker = (value: string, pick: (count: number) => number, fact: ReadFact) => Predicate | null;

const verb =
  (one: string, several: string, rest: string): Predicate =>
  (plural) =>
    `${plural ? several : one} ${rest}`;
const is = (rest: string) => verb("is", "are", rest);
const has = (rest: string) => verb("has", "have", rest);
const startsWithNumber = (value: string) => /^(?:[€$£]|\p{Nd})/u.test(value);

const BY_TYPE: Partial<Record<FactType, Maker>> = {
  brand: (value) => is(`made by ${value}`),
  material: (value, pick) => is(`made ${pick(2) === 0 ? "of" : "from"} ${inSentence(listed(value))}`),
  colour: (value, pick) =>
    pick(2) === 0
      ? verb("comes", "come", `in ${inSentence(listed(value))}`)
      : verb("is", "are", `available in ${inSentence(listed(value))}`),
  size: (value) => verb("comes", "come", `in size ${value}`),
  capacity: (value) => (startsWithNumber(value) ? verb("holds", "hold", value) : null),
  dimensions: (value) => (startsWithNumber(value) ? verb("measures", "measure", value) : null),
  height: (value) => (startsWithNumber(value) ? is(`${value} high`) : null),
  width: (value) => (startsWithNumber(value) ? is(`${value} wide`) : null),
  depth: (value) => (startsWithNumber(value) ? is(`${value} deep`) : null),
  length: (value) => (startsWithNumber(value) ? is(`${value} long`) : null),
  diameter: (value) => (startsWithNumber(value) ? has(`a diameter of ${value}`) : null),
  thickness: (value) => (startsWithNumber(value) ? is(`${value} thick`) : null),
  weight: (value) => (startsWithNumber(value) ? verb("weighs", "weigh", value) : null),
  power: (value) => (startsWithNumber(value) ? has(`a power rating of ${value}`) : null),
  voltage: (value) => (startsWithNumber(value) ? verb("runs", "run", `on ${value}`) : null),
  storage: (value, _pick, { name }) => (startsWithNumber(value) ? has(`${value} of ${inSentence(name)}`) : null),
  compatibility: (value, pick) =>
    pick(2) === 0 ? is(`compatible with ${listed(value)}`) : verb("works", "work", `with ${listed(value)}`),
  suitable: (value, _pick, { name }) =>
    /age/i.test(name) ? null : is(`suitable for ${inSentence(listed(value)).replace(/^for /, "")}`),
  included: (value) => verb("comes", "come", `with ${inSentence(listed(value))}`),
  origin: (value) => is(`made in ${value.replace(/^made in /i, "")}`),
  warranty: (value) => (startsWithNumber(value) ? verb("comes", "come", `with a warranty of ${value}`) : null),
  price: (value) => (startsWithNumber(value) ? verb("costs", "cost", value) : null),
  certificate: () => null,
  care: () => null,
  code: () => null,
};

function featureOf(name: string, yes: boolean): Predicate {
  const plain = inSentence(name.replace(/\s*\?$/, ""));
  if (ADJECTIVE.test(plain)) return is(yes ? plain : `not ${plain}`);
  const without = plain.replace(/ (?:included|supplied|enclosed)$/i, "");
  if (without !== plain)
    return yes
      ? verb("comes", "come", `with ${countable(without)}`)
      : verb("comes", "come", `without ${countable(without)}`);
  return has(yes ? countable(plain) : `no ${plain}`);
}

/** Names, short forms and plurals take no article. */
function countable(noun: string): string {
  const last = noun.split(/\s+/).at(-1) ?? noun;
  return /^\p{Lu}|\p{Nd}/u.test(noun) || isPlural(last) || /(?:ing|ion|ware)$/i.test(last) ? noun : withArticle(noun);
}

/** “has a noise level of 54 dB” for figures; what is said in words stands as it is. */
function otherOf({ name, value, measures }: ReadFact): Predicate | null {
  const isPlain = /^[\p{L}\p{N} -]+$/u.test(name) && !/\p{Lu}.*\s\p{Lu}/u.test(name);
  const isFigure = measures.length === 1 && measures[0]?.text.trim() === value.trim();
  if (!isPlain || !isFigure) return null;
  const lasting = LASTING.exec(name);
  if (lasting)
    return TIMES.has(measures[0]?.unit?.dimension ?? "") ? lastingOf(lasting[1] ?? "", lasting[2] ?? "", value) : null;
  const own = inSentence(name);
  return isPlural(own.split(/\s+/).at(-1) ?? "") ? has(`${value} ${own}`) : has(`${withArticle(own)} of ${value}`);
}

/** “keeps hot for 12 h”. */
function lastingOf(stem: string, rest: string, value: string): Predicate {
  const own = stem.toLowerCase();
  return verb(`${own}s`, own, `${rest.trim()} for ${value}`.trim());
}

function isSentence(value: string): boolean {
  return value.split(/\s+/).length > LONG_VALUE || /[.!?:]\s*$|[.!?]\s/.test(value) || value.includes("\n");
}
