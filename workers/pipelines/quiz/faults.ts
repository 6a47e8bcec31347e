/** Hard faults of a candidate: any one of them drops it, whatever its score. */
import { escapeRegExp, ROLES, SAID } from "./patterns.ts";
import { namesItsPeople } from "./places.ts";
import { STEM_WORDS } from "./stems.ts";
import type { AnswerKey, KeyType, QuizDocument } from "./types.ts";
import { BLANK, CLOZE_FRAME } from "./wording.ts";
import { countWords, wordList } from "#lib/text/words";

/** From so many persons on a text is a news story, in which “the boyfriend” was introduced before. */
const PERSONS_OF_A_STORY = 4;
const PLACES: KeyType[] = ["country", "city", "state"];
const NAMES: KeyType[] = ["person", "org", "title"];
const POST_MODIFIER = /^ (?:of|that|who|which|for|in|at|between|from|on|to|with|where|when)\b/;
const COMPARISON =
  /^ (?:fewer|more|less|higher|lower|larger|smaller|longer|shorter|older|younger|wider|taller|faster|slower|heavier|lighter|deeper)\b/;
const THIS_THING =
  /\bthis (?:shot|image|photo|picture|story|article|book|list|study|report|post|video|chart|graphic)\b/i;
const LEANS_ON_THIS = /\b(?:of|for|in|to|from|with|under|at|on|by|than) (?:this|that|these|those) \p{Ll}+/iu;
const GENERIC_PLACE =
  /\b[Tt]he (?:country|company|city|state|agency|group|firm|team|town|county|school|university|club|band|hotel|station|museum|church|hospital|airline|department|ministry|committee|council|league|organi[sz]ation|institution)(?:['’]s)?\b(?! of\b| \p{Lu})/u;

export type Fault =
  | "length"
  | "leak"
  | "no-anchor"
  | "who-said"
  | "demonstrative"
  | "dangling-comparison"
  | "unresolved-the"
  | "relative-amount"
  | "one-of-an-open-list"
  | "definite-subject"
  | "apposition";

/** What an editor reads beside a candidate that was dropped. */
export const FAULT_WORDS: Record<Fault, string> = {
  length: "the question is too short or too long",
  leak: "the question gives its answer away",
  "no-anchor": "the question does not say what it is about",
  "who-said": "it asks who said something",
  demonstrative: "it leans on “this” or “that” from the text before",
  "dangling-comparison": "it compares without saying with what",
  "unresolved-the": "it speaks of something that only the text introduces",
  "relative-amount": "the amount is meant in addition to another",
  "one-of-an-open-list": "the answer is one of several that would be right",
  "definite-subject": "its subject was introduced earlier in the text",
  apposition: "the answer is described beside the gap",
};

export function findFault(stem: string, key: AnswerKey, question: string, document: QuizDocument): Fault | null {
  const length = countWords(question.replace(CLOZE_FRAME, ""));
  if (length < STEM_WORDS.least - 2 || length > STEM_WORDS.most + 2) return "length";
  const open = question.replace(CLOZE_FRAME, "").replace(BLANK, " ");
  if (question.includes(BLANK) && countWords(open) < STEM_WORDS.least) return "length";
  const before = stem.slice(0, key.index);
  const after = stem.slice(key.index + key.text.length);
  if (isLeaked(key, open)) return "leak";
  if (!isAnchored(open, key, document)) return "no-anchor";
  if (THIS_THING.test(stem) || LEANS_ON_THIS.test(stem)) return "demonstrative";
  if (isUnresolved(stem, document)) return "unresolved-the";
  return (
    personFault(key, after) ??
    numberFault(key, stem, before, after) ??
    listFault(key, stem, before) ??
    subjectFault(stem, key, document)
  );
}

/** Proper names and titles in the open part of the stem. */
export const countAnchors = (open: string, key: AnswerKey, document: QuizDocument): number =>
  document.names.list.filter((entity) => entity.text !== key.text && open.includes(entity.text)).length +
  document.names.titles.filter((title) => title !== key.text && open.includes(title)).length;

/** The key stands in an enumeration of its like, so that its neighbours would be right as well. */
export function isListed(stem: string, key: AnswerKey): boolean {
  const text = escapeRegExp(key.text);
  if (PLACES.includes(key.type))
    return new RegExp(
      `(?:,|\\band\\b|\\bor\\b|\\bincluding\\b|\\blike\\b|\\bnotably\\b)\\s+(?:the )?${text}|${text}(?:,| and| or) (?:the )?\\p{Lu}|${text} among`,
      "u",
    ).test(stem);
  const apposition = new RegExp(`\\b(?:${ROLES}), ${text},`, "i"); // “the prime minister, Jane Roe, …”
  if (!NAMES.includes(key.type) || apposition.test(stem)) return false;
  return new RegExp(`(?:,|\\band\\b|\\bor\\b)\\s+["“]?${text}|${text} (?:and|or) `, "u").test(stem);
}

function isLeaked(key: AnswerKey, open: string): boolean {
  const asked = open.replace(/^(?:Who|Which \w+)/, "");
  const contains = (word: string) => new RegExp(`\\b${escapeRegExp(word)}\\b`, "i").test(asked);
  if (NAMES.includes(key.type)) return wordList(key.text).some((word) => word.length > 3 && contains(word));
  if (PLACES.includes(key.type)) return namesItsPeople(asked, key.text);
  const digits = key.number ? [key.number] : (key.text.match(/\d+/g) ?? []);
  return digits.some((written) => /\d/.test(written) && standsIn(written, open));
}

const standsIn = (number: string, text: string): boolean =>
  new RegExp(`(?<![\\d.,])${escapeRegExp(number)}(?![\\d,])`).test(text);

/** A stem says what it is about by a name, or by one of the document's most frequent terms. */
const isAnchored = (open: string, key: AnswerKey, document: QuizDocument): boolean =>
  countAnchors(open, key, document) > 0 ||
  document.topTerms.some((term) => new RegExp(`\\b${escapeRegExp(term)}`, "i").test(open));

function personFault(key: AnswerKey, after: string): Fault | null {
  if (key.type !== "person") return null;
  if (new RegExp(`^,? (?:also )?${SAID}\\b`).test(after)) return "who-said";
  return /^,? (?:now|then|formerly|also known)/.test(after) ? "apposition" : null;
}

function numberFault(key: AnswerKey, stem: string, before: string, after: string): Fault | null {
  if (!key.number) return null;
  if (COMPARISON.test(after) && !/\bthan\b/.test(stem)) return "dangling-comparison";
  const relative =
    /\b(?:another|additional|further|extra|other)\s*$/.test(before) || /^ (?:behind|ahead)\b(?! of\b)/.test(after);
  return relative ? "relative-amount" : null;
}

function listFault(key: AnswerKey, stem: string, before: string): Fault | null {
  const openList = isListed(stem, key) && /\b(?:including|such as|like|notably|among|around)\b/i.test(stem);
  if (openList) return "one-of-an-open-list";
  if (!PLACES.includes(key.type)) return null;
  const oneOf =
    /\binclud(?:e|es|ed|ing)\b/.test(before) ||
    /\b(?:parts|areas|regions|cities|towns) (?:of|in) (?:the )?$/.test(before);
  return oneOf ? "one-of-an-open-list" : null;
}

function isUnresolved(stem: string, document: QuizDocument): boolean {
  if (/\b[Tt]he (?:same|other|latter|former)\b(?! than)/.test(stem)) return true;
  const generic = stem.match(GENERIC_PLACE);
  if (!generic) return false;
  const introduced = stem.slice(0, generic.index);
  return !document.names.list.some(
    (entity) => (PLACES as string[]).concat("org").includes(entity.type) && introduced.includes(entity.text),
  );
}

/** “The plane …” as subject: introduced earlier, without a name or a complement. */
function subjectFault(stem: string, key: AnswerKey, document: QuizDocument): Fault | null {
  if (/^The \d{4} \p{Ll}+ /u.test(stem) || (key.type === "year" && /^A \d{4} /.test(stem))) return "definite-subject";
  if (/^(?:The|This|That|These|Those) (?:\p{Ll}+ )?\p{Ll}+['’]s? /u.test(stem)) return "definite-subject";
  if (/^The (?:most \p{Ll}+|\p{Ll}{3,}est) [^,]{3,40}? (?:of|in|to) /u.test(stem)) return null; // “The earliest evidence of …”
  const subject =
    stem.match(
      /^(?:The|This|That|These|Those) ((?:[\p{Ll}-]+ ){1,3}?)(?=(?:is|are|was|were|has|had|have|will|can|did|does|do|\p{Ll}+(?:ed|s))\b)/u,
    ) ?? stem.match(/^(?:The|This|That|These|Those) (\p{Ll}[\p{Ll}-]+[ ,])/u);
  if (!subject || POST_MODIFIER.test(stem.slice(subject[0].trimEnd().length))) return null;
  if (/^(?:The) \p{Ll}+ \p{Lu}/u.test(stem)) return null; // “The ship Ever Given”
  if (document.names.persons.length >= PERSONS_OF_A_STORY) return "definite-subject";
  const head = (subject[1] as string)
    .replace(/[ ,]+$/, "")
    .split(" ")
    .at(-1) as string;
  const known = document.topTerms.slice(0, 3).includes(head.replace(/s$/, "")) && countAnchors(stem, key, document) > 0;
  return known ? null : "definite-subject";
}
