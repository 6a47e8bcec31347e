/** Which sentences of a source cannot stand alone as a statement. */
import { baseLanguage } from "../sentences.ts";
import { countWords } from "../words.ts";
import { FURNITURE } from "./paragraph-fault.ts";

export const SENTENCE_FAULTS = [
  "short",
  "long",
  "no-end-mark",
  "unbalanced",
  "ellipsis-or-question",
  "speech",
  "inside-quotation",
  "first-or-second-person",
  "capitals",
  "furniture",
  "photo-credit",
  "imperative",
  "list-or-verse",
] as const;
export type SentenceFault = (typeof SENTENCE_FAULTS)[number];

/** Shorter sentences carry no fact that stands alone; longer ones carry several. */
const MIN_WORDS = 5;
const MAX_WORDS = 45;
/** A longer quotation is somebody's speech, not a fact. */
const MAX_QUOTED_WORDS = 8;
const MAX_TITLE_WORDS = 9;
/** The patterns that also occur inside running text. */
const FURNITURE_IN_TEXT = FURNITURE.slice(0, 6);

const FIRST_OR_SECOND_PERSON =
  /\b(?:I|I['’](?:m|d|ve|ll)|me|my|mine|we|we['’]\w+|us|our|ours|you|you['’]\w+|your|yours|let['’]s)\b|\b(?:My|We|We['’]\w+|Our|You|You['’]\w+|Your|Let['’]s)\b/;
const IMPERATIVE =
  /^(?:Read|See|Watch|Click|Check|Imagine|Try|Follow|Visit|Learn|Find|Get|Use|Take|Consider|Remember|Note|Let|Download|Share|Tell|Ask|Go|Look|Don['’]t)\b (?!of\b)/;

/** Why a sentence (white space collapsed) cannot stand alone, or null. Rules about words hold for English only. */
export function sentenceFault(text: string, language = "en"): SentenceFault | null {
  const words = countWords(text);
  if (words < MIN_WORDS) return "short";
  if (words > MAX_WORDS) return "long";
  if (!/[.!?。！？؟۔।…]["”’»)\]*_]*$/.test(text)) return "no-end-mark";
  if (!isBalanced(text)) return "unbalanced";
  if (/[…?!？！؟]|\.\.\./.test(text)) return "ellipsis-or-question";
  if (quotations(text).some((quoted) => countWords(quoted) > MAX_QUOTED_WORDS && !isTitle(quoted))) return "speech";
  if ((text.match(/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu) ?? []).length >= 3) return "capitals";
  if (/[/|~•]\s/.test(text) || /:\s+\p{Lu}/u.test(text)) return "list-or-verse";
  return baseLanguage(language) === "en" ? englishFault(text) : null;
}

/** What stands in quotation marks, without them. */
export function quotations(text: string): string[] {
  const marks = /["“]([^"”]+)["”]|(?<![\p{L}])[‘']([^’']{3,}?)[’'](?![\p{L}])/gu;
  return [...text.matchAll(marks)].map((match) => (match[1] ?? match[2] ?? "").trim());
}

function englishFault(text: string): SentenceFault | null {
  if (FIRST_OR_SECOND_PERSON.test(text)) return "first-or-second-person";
  if (FURNITURE_IN_TEXT.some((pattern) => pattern.test(text))) return "furniture";
  if (/\p{L}\/(?:for\b|The\b|\p{Lu}{2})/u.test(text)) return "photo-credit";
  return IMPERATIVE.test(text) ? "imperative" : null;
}

function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return count('"') % 2 === 0 && count("“") === count("”") && count("(") === count(")") && count("[") === count("]");
}

/** “The Origin of Species”: capitals and small function words only. */
function isTitle(quoted: string): boolean {
  const words = quoted.replace(/[,.]$/, "").split(/\s+/);
  const small = /^(?:of|the|a|an|and|in|on|to|for|with|from|at|is|by)$/;
  return words.length <= MAX_TITLE_WORDS && words.every((word) => /^[^\p{Ll}]/u.test(word) || small.test(word));
}
